/** RFC 4180, both ways: cells to text, and bytes to records that know the line on which they start. */
import { isUtf8 } from 'node:buffer'

export type CsvRecord = {
  /** The line of the file on which the record starts, line breaks inside quotes counted. */
  readonly line: number
  readonly cells: readonly string[]
  readonly fault?: 'encoding' | 'quote' | 'line'
}

const quote = 0x22
const cr = 0x0d
const lf = 0x0a
const space = 0x20
const tab = 0x09

/** A record longer than this is a quote never closed: 44 columns of 10,000 characters are shorter. */
const longestRecord = 4 * 1024 * 1024

/**
 * The records of a CSV file, blank lines left out. The separator is found in the header line: a comma, or `;` or a tab
 * when it has no comma outside quotes. Reads bytes, since every mark of the format is ASCII and a line that is no
 * UTF-8 must be named.
 */
export async function* readRecords(file: AsyncIterable<Uint8Array>): AsyncGenerator<readonly CsvRecord[]> {
  const scanner = new Scanner()
  for await (const bytes of asUtf8(file)) {
    const records = scanner.take(bytes, false)
    if (records.length > 0) yield records
    if (scanner.stopped) return
  }
  const left = scanner.take(Buffer.alloc(0), true)
  if (left.length > 0) yield left
}

/** UTF-16 as a spreadsheet saves "Unicode text", with its mark at the beginning, becomes UTF-8; all else stays as it is. */
async function* asUtf8(file: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let first: Buffer = Buffer.alloc(0)
  let decoder: TextDecoder | null | undefined
  for await (const bytes of file) {
    const piece: Buffer = decoder === undefined ? Buffer.concat([first, bytes]) : (bytes as Buffer)
    if (decoder === undefined && piece.length < 2) {
      first = piece
      continue
    }
    decoder ??= decoderFor(piece)
    if (decoder) yield Buffer.from(decoder.decode(piece, { stream: true }))
    else yield piece
  }
  if (decoder === undefined) yield first
  else if (decoder) yield Buffer.from(decoder.decode())
}

function decoderFor(beginning: Buffer): TextDecoder | null {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return new TextDecoder('utf-16le')
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return new TextDecoder('utf-16be')
  return null
}

/** The first line that Excel takes for its separator: `sep=;`. */
const separatorLine = /^"?sep=([,;\t])"?\s*?(?:\r\n|\n|\r(?!$)|$)/i

export class Scanner {
  stopped = false
  #rest: Buffer = Buffer.alloc(0)
  #line = 1
  #separator = 0
  #begun = false

  /** The records completed by these bytes; `last` closes the one still open. */
  take(bytes: Buffer, last: boolean): CsvRecord[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    const found: CsvRecord[] = []
    if (!this.#begun) {
      // As much as a mark and a line of Excel's may take.
      if (this.#rest.length < 16 && !last) return found
      if (this.#rest.length >= 3 && this.#rest[0] === 0xef && this.#rest[1] === 0xbb && this.#rest[2] === 0xbf)
        this.#rest = this.#rest.subarray(3)
      const [line, separator] = separatorLine.exec(this.#rest.toString('latin1', 0, 16)) ?? []
      if (line !== undefined && separator !== undefined) {
        this.#separator = separator.charCodeAt(0)
        this.#rest = this.#rest.subarray(line.length)
        this.#line++
      }
      this.#begun = true
    }
    let at = 0
    while (at < this.#rest.length) {
      if (this.#separator === 0) {
        const separator = findSeparator(this.#rest, last)
        if (separator === undefined) break
        this.#separator = separator
      }
      const read = readRecord(this.#rest, at, this.#separator, last)
      if (read === 'more') {
        if (this.#rest.length - at <= longestRecord) break
        const fault = this.#rest.includes(quote, at) ? 'quote' : 'line'
        found.push({ line: this.#line, cells: [], fault })
        this.stopped = true
        break
      }
      const fault = read.fault ?? (isSound(this.#rest.subarray(at, read.next)) ? undefined : 'encoding')
      if (fault) found.push({ line: this.#line, cells: read.cells, fault })
      else if (!read.blank) found.push({ line: this.#line, cells: read.cells })
      this.#line += read.breaks
      at = read.next
    }
    this.#rest = this.#rest.subarray(at)
    return found
  }
}

const isSound = (bytes: Buffer) => isUtf8(bytes) && !bytes.includes(0)

/** Looks at the first line that is not blank; undefined: it is not all here yet. */
function findSeparator(bytes: Buffer, last: boolean): number | undefined {
  let inside = false
  let other = 0
  let something = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte === quote) inside = !inside
    else if (inside) continue
    else if (byte === 0x2c) return 0x2c
    else if (byte === 0x3b) other = 0x3b
    else if (byte === tab) other ||= tab
    else if (byte === cr || byte === lf) {
      if (something) return other || 0x2c
      other = 0
      continue
    }
    if (byte !== space && byte !== tab) something = true
  }
  return last || bytes.length > longestRecord ? other || 0x2c : undefined
}

type Read = { next: number; cells: string[]; breaks: number; blank: boolean; fault?: 'quote' }

function readRecord(bytes: Buffer, start: number, separator: number, last: boolean): Read | 'more' {
  const cells: string[] = []
  const end = bytes.length
  let at = start
  let breaks = 0
  let quoted = false
  let fault = false
  for (;;) {
    let from = at
    while (from < end && (bytes[from] === space || (bytes[from] === tab && separator !== tab))) from++
    if (from < end && bytes[from] === quote) {
      quoted = true
      const close = closingQuote(bytes, from + 1, last)
      if (close === 'more') return 'more'
      if (close === 'never') return { next: end, cells, breaks: 0, blank: false, fault: 'quote' }
      const inside = bytes.toString('utf8', from + 1, close)
      breaks += breaksIn(bytes, from + 1, close)
      cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside)
      at = close + 1
      while (at < end && bytes[at] !== separator && bytes[at] !== lf && bytes[at] !== cr) {
        // Text after the closing mark: nobody can tell what was meant.
        if (bytes[at] !== space && bytes[at] !== tab) fault = true
        at++
      }
    } else {
      while (at < end && bytes[at] !== separator && bytes[at] !== lf && bytes[at] !== cr) at++
      cells.push(bytes.toString('utf8', Math.min(from, at), at))
    }
    if (at >= end && !last) return 'more'
    if (at < end && bytes[at] === separator) {
      at++
      continue
    }
    if (at < end && bytes[at] === cr) {
      if (at + 1 >= end && !last) return 'more'
      at += bytes[at + 1] === lf ? 2 : 1
      breaks++
    } else if (at < end) {
      at++
      breaks++
    }
    // A spreadsheet saves the rows beneath its table as separators alone.
    const blank = (!quoted || cells.length > 1) && cells.every(cell => cell.trim() === '')
    return fault ? { next: at, cells, breaks, blank, fault: 'quote' } : { next: at, cells, breaks, blank }
  }
}

function closingQuote(bytes: Buffer, from: number, last: boolean): number | 'more' | 'never' {
  let at = from
  for (;;) {
    const found = bytes.indexOf(quote, at)
    if (found === -1) return last ? 'never' : 'more'
    if (found + 1 >= bytes.length && !last) return 'more'
    if (bytes[found + 1] !== quote) return found
    at = found + 2
  }
}

function breaksIn(bytes: Buffer, from: number, to: number): number {
  let breaks = 0
  for (let i = from; i < to; i++) if (bytes[i] === lf || (bytes[i] === cr && bytes[i + 1] !== lf)) breaks++
  return breaks
}
