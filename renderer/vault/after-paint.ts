/** A window that isn't shown draws no frames. */
const LONGEST_WAIT_MILLISECONDS = 100;

/**
 * Runs the work when the next frame is on the screen, so that what a person waits for is drawn before what follows from
 * it. Returns the function that calls it off.
 */
export function afterPaint(work: () => void): () => void {
  let timer = setTimeout(start, LONGEST_WAIT_MILLISECONDS);
  const frame = requestAnimationFrame(start);
  function start(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    // Frames are drawn after their callbacks; a task of its own comes after both.
    timer = setTimeout(work);
  }
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
