import { useId, useState } from 'react';
import { findNameFault } from './file-name.ts';

interface Props {
  initial: string;
  taken: readonly string[];
  onName: (name: string) => void;
  onCancel: () => void;
}

/** Asks for a file's name and says what is wrong with it. */
export function FileNameField({ initial, taken, onName, onCancel }: Props): React.JSX.Element {
  const [name, setName] = useState(initial);
  const [fault, setFault] = useState('');
  const faultId = useId();
  return (
    <form
      className="lab-file-name"
      onSubmit={(event) => {
        event.preventDefault();
        const found = findNameFault(name.trim(), taken);
        setFault(found);
        if (found === '') onName(name.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <input
        type="text"
        aria-label="File name"
        aria-invalid={fault !== ''}
        aria-describedby={faultId}
        placeholder="worker.ts"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        // The learner has just asked for this field.
        ref={(input) => input?.focus()}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="lab-quiet">
        Save
      </button>
      <button type="button" className="lab-quiet" onClick={onCancel}>
        Cancel
      </button>
      <span id={faultId} role="alert" className="lab-fault">
        {fault}
      </span>
    </form>
  );
}
