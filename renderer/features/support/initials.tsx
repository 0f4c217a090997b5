import './initials.css';

/** A colleague's initials in a small round mark beside their name, which is what gets read out. */
export function Initials({ text }: { readonly text: string }) {
  return (
    <span className="initials" aria-hidden="true">
      {text}
    </span>
  );
}
