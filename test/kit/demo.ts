import { startProgram } from './program.ts'

/** The demo club as `npm start` serves it, in a data folder of its own. `close` ends it as a signal would. */
export async function startDemo(): Promise<{ url: string; close(): Promise<void> }> {
  const { says, close } = await startProgram(['start', '--demo', '--port', '0'])
  return { url: await says(/http:\/\/127\.0\.0\.1:\d+/), close }
}
