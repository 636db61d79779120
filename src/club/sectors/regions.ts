import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

let codes: ReadonlySet<string> | undefined

/** Whether figures are loaded for a region: `regions.csv` beside this file, with its source and year in every row. */
export function hasRegion(code: string): boolean {
  codes ??= new Set(
    (
      parse(readFileSync(new URL('./regions.csv', import.meta.url)), { columns: true }) as { region_code: string }[]
    ).map(row => row.region_code),
  )
  return codes.has(code)
}
