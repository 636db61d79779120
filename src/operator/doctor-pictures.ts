import { drawPng } from '../pictures/draw.ts'
import type { Finding } from '../platforms/examined.ts'

/** Draws one: the library is there for this system, and so are the letters. */
export async function examinePictures(): Promise<Finding> {
  const month = Temporal.PlainYearMonth.from('2026-01')
  const row = { label: 'É', total: 1, figures: [1], unit: 'count' } as const
  try {
    await drawPng({ kind: 'months', language: 'en', months: [month], inProgress: null, rows: [row] })
    return { what: 'pictures', verdict: 'ok', says: 'drawn here, with their fonts' }
  } catch (error) {
    return {
      what: 'pictures',
      verdict: 'warn',
      says: `none can be drawn here, their words are sent instead: ${error instanceof Error ? error.message : error}`,
      mend: 'npm ci, without --omit=optional, brings @resvg/resvg-js for this system and the letters.',
    }
  }
}
