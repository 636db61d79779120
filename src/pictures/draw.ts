import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Chart } from '../terms/chart.ts'
import { drawMarks } from './marks.ts'
import { drawMonths } from './months.ts'
import { drawRolls } from './rolls.ts'
import { drawSectors } from './sectors.ts'

type Drawings = { readonly [K in Chart['kind']]: (chart: Extract<Chart, { kind: K }>) => string }
const drawings: Drawings = {
  months: drawMonths,
  rolls: drawRolls,
  marks: drawMarks,
  sectors: drawSectors,
}

/** A chart as SVG: of the same facts always the same. */
export const svgOf = <K extends Chart['kind']>(chart: Extract<Chart, { kind: K }>): string =>
  (drawings[chart.kind] as (chart: Chart) => string)(chart)

/** Beside this file, as it is run: stripped of its types, or compiled. */
const program = fileURLToPath(new URL(`process${/\.\w+$/.exec(import.meta.url)![0]}`, import.meta.url))

/** So long, in milliseconds, a picture may take; a loaded machine needs a second. */
const patience = 10_000

let last: Promise<unknown> = Promise.resolve()

/**
 * A chart as PNG, about 1,600 pixels wide. It is drawn in a process of its own, which ends with it: all that drawing loads is
 * given back (a thread leaves tens of megabytes behind), it has no token in its environment, and were the library to
 * crash, nobody falls with it. One after the other, however many are asked for at once. Rejects where this system cannot draw.
 */
export function drawPng(chart: Chart): Promise<Uint8Array> {
  const svg = svgOf(chart)
  const drawn = last.then(() => drawnAway(svg))
  last = drawn.catch(() => {})
  return drawn
}

function drawnAway(svg: string): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const child = fork(program, {
    ...{ env: {}, execArgv: [], serialization: 'advanced', timeout: patience },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let png: Uint8Array | undefined
  let complaint = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(0, 2_000)
  })
  child.once('message', message => {
    png = new Uint8Array(message as unknown as Uint8Array)
  })
  child.once('error', reject)
  child.once('close', (status, signal) =>
    png ? resolve(png) : reject(new Error(`no picture was drawn (${signal ?? status}): ${reasonIn(complaint)}`)),
  )
  child.send(svg, error => error && reject(error))
  return promise
}

/** Of what Node writes when a program falls: the line that says why. */
const reasonIn = (complaint: string): string => /^\w*Error.*$/m.exec(complaint)?.[0] ?? complaint.trim()
