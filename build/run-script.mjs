/**
 * Runs a script's work; what goes wrong is said without a stack, and the exit code tells.
 *
 * @param {() => Promise<number | void>} work may return an exit code
 */
export async function runScript(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
