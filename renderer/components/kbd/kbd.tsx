import './kbd.css';

export interface KbdProps {
  /** Keys joined by `+`, such as `Ctrl+K`. Key names are written as they stand on the keyboard. */
  readonly keys: string;
}

/** Keys of a shortcut, drawn as keys. */
export function Kbd({ keys }: KbdProps) {
  return (
    <kbd className="kbd">
      {keys.split('+').map((key) => (
        <span key={key} className="kbd__key">
          {key}
        </span>
      ))}
    </kbd>
  );
}
