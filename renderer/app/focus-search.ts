const SEARCH_BOX = '#main input[type="search"]';

/** A screen that asks the vault first shows its search box within this time, or has none. */
const WAIT_MILLISECONDS = 2_000;

/** Puts the caret into the search box of the screen that is just coming up. */
export function focusSearch(): void {
  if (focusNow()) return;
  const observer = new MutationObserver(() => {
    if (focusNow()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), WAIT_MILLISECONDS);
}

function focusNow(): boolean {
  const box = document.querySelector<HTMLInputElement>(SEARCH_BOX);
  if (box === null) return false;
  // After the screen has put its own focus where a visitor without a plan would start.
  requestAnimationFrame(() => {
    box.focus();
    box.select();
  });
  return true;
}
