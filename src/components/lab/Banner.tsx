interface Props {
  text: string;
  actions: readonly { label: string; act: () => void }[];
}

/** One sentence above the panes with what can be done about it. */
export function Banner({ text, actions }: Props): React.JSX.Element {
  return (
    <div className="lab-banner" role="status">
      <p>{text}</p>
      {actions.map(({ label, act }) => (
        <button type="button" className="lab-button" key={label} onClick={act}>
          {label}
        </button>
      ))}
    </div>
  );
}
