// Another Assidu for the tests of the embedded server: starts on the folder given, says so, leaves on SIGINT.
// What is killed here is processes, never the machine: nothing needs to wait for the disk when the server is made.
import { keepStarted } from '../../src/db/embedded/started.ts'
import { EmbeddedTrouble, startEmbedded } from '../../src/db/embedded.ts'

const tell = (word: string, facts: object = {}) => console.log(JSON.stringify({ word, ...facts }))

try {
  const server = await startEmbedded({ dir: process.argv[2] ?? '', say: () => {}, durable: false })
  const started = await keepStarted(server, { say: () => tell('revived') })
  process.on('SIGINT', async () => {
    await started?.release()
    tell(await server.leave())
    process.exit()
  })
  // Told last: whoever reads it may interrupt at once.
  tell(started ? 'started' : 'second', { url: server.url, joined: server.joined })
} catch (error) {
  tell('trouble', { code: error instanceof EmbeddedTrouble ? error.code : String(error) })
}
