/** One line of a table as text, RFC 4180: whoever writes one, for a folder or for a spreadsheet, writes it so. */

export type Separator = ',' | ';' | '\t'

/** One row as text, CRLF included; a cell is quoted only if it must be. */
export function printCells(cells: readonly string[], separator: Separator = ','): string {
  let line = ''
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    if (i > 0) line += separator
    line += mustQuote(cell, separator) ? `"${cell.replaceAll('"', '""')}"` : cell
  }
  return `${line}\r\n`
}

const mustQuote = (cell: string, separator: Separator) =>
  cell.includes(separator) || cell.includes('"') || cell.includes('\n') || cell.includes('\r')
