/**
 * What a spreadsheet takes for a formula: a sign at the beginning of a cell, the full-width ones of Asian keyboards included;
 * behind blanks, tabs or quotation marks too. Every place where a cell begins for somebody is judged: a program that
 * splits at commas sees two cells in `Toit,=1+1`, whatever separator the file has, and a new row after each line break.
 */
const begins = String.raw`(?<=^|[,;\t\r\n])`
const formula = String.raw`(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠]`
/** A tab or a line break at the beginning of a cell hides what comes behind it. */
const hidden = String.raw`^[\t\r\n]`

const unsafe = new RegExp(`${begins}(?=${formula}|${hidden})`, 'gu')
const marked = new RegExp(`${begins}'(?=${formula})|^'(?=[\\t\\r\\n])`, 'gu')

/** The cell with `'` before each formula in it: text to every spreadsheet. */
export const harmless = (cell: string): string => cell.replace(unsafe, "'")

/** The cell as it was before `harmless`. */
export const unmarked = (cell: string): string => cell.replace(marked, '')
