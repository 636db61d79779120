import { printCells } from '../terms/csv-line.ts'
import { harmless } from '../terms/formulas.ts'
import type { Language } from '../terms/speech.ts'
import { fileToKeep } from './build.ts'
import type { FileToKeep } from './view.ts'

/**
 * A table that the spreadsheet of a language opens by itself: a byte-order mark, its separator (`;` where the comma is the
 * decimal's), and nothing in it that a spreadsheet takes for a formula. The first row names the columns.
 */
export function tableToKeep(name: string, rows: readonly (readonly string[])[], language: Language): FileToKeep {
  const separator = language === 'fr' ? ';' : ','
  const text = rows.map(cells => printCells(cells.map(harmless), separator)).join('')
  return fileToKeep({ name: `${name}.csv`, type: 'text/csv', bytes: new TextEncoder().encode(`\ufeff${text}`) })
}
