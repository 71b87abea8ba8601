interface Props {
  /** Text in which backticks mark code. */
  text: string;
}

/** A sentence with its `code` set as code. */
export function InlineCode({ text }: Props): React.JSX.Element {
  return (
    <>
      {text.split('`').map((part, index) =>
        index % 2 === 1 ? (
          // The parts of a fixed sentence never move.
          <code key={index}>{part}</code>
        ) : (
          part
        ),
      )}
    </>
  );
}
