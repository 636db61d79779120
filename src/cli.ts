import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// What was stripped of its types and compiled once is read back at the next start. In a folder of ours: whoever may
// write in the system's temporary one could put other code there.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/assidu', import.meta.url)))
const { runCommandLine } = await import('./operator/command-line.ts')
await runCommandLine()
