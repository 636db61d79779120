// `npm pack` (prepack): Node strips no types under node_modules, so a package carries compiled JavaScript in dist/,
// and beside it the files that are read at run time.
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const readAtRunTime = [
  'src/transfer/demo',
  'src/platforms/playground/page',
  'src/pages/door.js',
  'src/club/sectors/regions.csv',
]

rmSync(join(root, 'dist'), { recursive: true, force: true })
const compiler = join(root, 'node_modules/typescript7/bin/tsc')
const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], {
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)
for (const path of readAtRunTime) cpSync(join(root, path), join(root, 'dist', path), { recursive: true })
