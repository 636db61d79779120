import { lstat, readFile, readlink, stat } from 'node:fs/promises'

/** The file `.env`: what it sets, line by line, and every line whose meaning is in doubt. Values are never repeated: they are secrets. */

export type Entry = { readonly name: string; readonly value: string; readonly line: number }

export type EnvFile = {
  readonly path: string
  readonly entries: readonly Entry[]
  /** Sentences for the operator, each with its file and line. */
  readonly faults: readonly string[]
}

/** Reads the file; null where there is none. What is there and cannot be read is a fault, never an absence. */
export async function readEnvFile(path: string): Promise<EnvFile | null> {
  const unreadable = (why: string): EnvFile => ({ path, entries: [], faults: [`${path} ${why}`] })
  try {
    const found = await stat(path)
    if (found.isDirectory()) return unreadable('is a folder: it must be a file with lines like NAME=value.')
    if (!found.isFile()) return unreadable('is no ordinary file: it must be one with lines like NAME=value.')
    return parseEnv(path, await readFile(path))
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const link = await lstat(path).catch(() => null)
      if (!link) return null
      return unreadable(`leads to ${await readlink(path)}, where there is nothing: mend the link, or remove it.`)
    }
    if (code === 'EACCES' || code === 'EPERM')
      return unreadable('may not be read by the user who starts Assidu: give it to him (chown, chmod 600).')
    if (code === 'ELOOP') return unreadable('is a link that leads back to itself: make it a file.')
    return unreadable(`cannot be read (${code ?? String(error)}).`)
  }
}

/**
 * Reads lines as every shell and every reader of such files does: `NAME=value`, `export NAME=value`, quotes, `# …` behind a
 * space. Where they differ among themselves, the line is a fault.
 */
export function parseEnv(path: string, bytes: Buffer): EnvFile {
  const faults: string[] = []
  const text = textOf(bytes)
  if (text === undefined)
    return {
      path,
      entries: [],
      faults: [`${path}, line 1: this is no UTF-8 but UTF-16 without a mark, or no text at all: save it as UTF-8.`],
    }
  const lines = text.split(/\r\n|\n|\r/)
  const entries = new Map<string, Entry>()
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1
    const fault = (why: string) => void faults.push(`${path}, line ${line}: ${why}`)
    const written = lines[at]!.trim()
    if (written === '' || written.startsWith('#')) continue
    const { name, rest, why } = splitLine(written)
    if (name === undefined || rest === undefined) {
      fault(why ?? 'this is neither NAME=value nor a comment, which begins with #.')
      continue
    }
    const read = readValue(rest, () => (at + 1 < lines.length ? lines[++at] : undefined))
    if ('why' in read) {
      fault(`${name} ${read.why}`)
      // What an open quotation mark swallowed is judged as lines of their own.
      at = line - 1
      continue
    }
    if (read.value.includes('\ufffd')) {
      fault(`${name} holds bytes that are not UTF-8: save the file as UTF-8, and copy the value again.`)
      continue
    }
    const before = entries.get(name)
    if (before && before.value !== '' && before.value !== read.value) {
      fault(`${name} is set on line ${before.line} already, to something else: remove one of the two.`)
      continue
    }
    entries.set(name, { name, value: read.value, line })
  }
  return { path, entries: [...entries.values()], faults }
}

/** UTF-8, or UTF-16 that says so at its beginning; undefined where it holds NUL bytes. Other bytes become U+FFFD. */
function textOf(bytes: Buffer): string | undefined {
  const decode = (encoding: string) => new TextDecoder(encoding).decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be')
  return bytes.includes(0) ? undefined : decode('utf-8')
}

type Split = { readonly name?: string; readonly rest?: string; readonly why?: string }

const named = /^([A-Za-z_][\w.]*)\s*=\s*(.*)$/s

function splitLine(written: string): Split {
  const [, name, rest] = named.exec(written.replace(/^export\s+(?=\w)/, '')) ?? []
  if (name !== undefined && rest !== undefined) return { name, rest }
  const [, ahead = '', loose = ''] = /^(export\s+|set\s+|\$env:)?["'“«]?([A-Za-z_][\w.-]*)/i.exec(written) ?? []
  // What may be a token on a line of its own is not repeated.
  const shown = /^[A-Za-z_-]+$/.test(loose) && known.test(loose) ? loose.replaceAll('-', '_') : 'NAME'
  const write = `write ${shown}=…`
  if (/^(set\s|\$env:)/i.test(ahead))
    return { why: `this is a line for another shell: ${write}, and nothing before it.` }
  if (/^\S*\s*[:：]/.test(written.slice(ahead.length)))
    return { why: `a colon stands where an equals sign must be: ${write}` }
  if (/^["'“«]/.test(written)) return { why: `the name stands in quotation marks: ${write}` }
  if (!written.includes('=')) return loose === '' ? {} : { why: `there is no equals sign: ${write}` }
  return { why: `what stands before the equals sign is no name (letters, digits and _ make one): ${write}` }
}

const known = /^(ASSIDU|SLACK|DISCORD|DATABASE|LOG)[_-]/i

type Read = { readonly value: string } | { readonly why: string }

/** The value behind the equals sign; `next` gives the following line, for what stands in quotes over several. */
function readValue(rest: string, next: () => string | undefined): Read {
  const quote = rest[0]
  if (quote === '"' || quote === "'" || quote === '`') return readQuoted(rest, quote, next)
  if (/^[“”‘’«»„]/.test(rest))
    return { why: 'begins with a typographic quotation mark, as a word processor makes them: remove it, or write ".' }
  const hash = rest.search(/(?:^|\s)#/)
  const value = (hash < 0 ? rest : rest.slice(0, hash)).trimEnd()
  const comment = hash < 0 ? undefined : rest.slice(hash).trimStart()
  if (value === '' && comment !== undefined && /^#\S/.test(comment))
    return { why: 'begins with #, which begins a comment: put the value in quotation marks, or a space behind the #.' }
  if (value.includes('#'))
    return {
      why: 'holds a #, where some would see a comment: put the value in quotation marks, or a space before the comment.',
    }
  if (/["'`]$/.test(value) && !/["'`]/.test(value.slice(0, -1)))
    return { why: 'ends with a quotation mark that is opened nowhere: remove it.' }
  return { value: value.trim() }
}

function readQuoted(rest: string, quote: string, next: () => string | undefined): Read {
  let text = rest.slice(1)
  for (;;) {
    const end = text.indexOf(quote)
    if (end !== -1) {
      const behind = text.slice(end + 1).trim()
      if (behind !== '' && !behind.startsWith('#'))
        return { why: 'goes on behind its closing quotation mark: nobody can tell what was meant.' }
      const inside = text.slice(0, end)
      return { value: quote === '"' ? inside.replaceAll('\\n', '\n') : inside }
    }
    const line = next()
    if (line === undefined) return { why: `has a quotation mark (${quote}) that is opened and never closed.` }
    text += `\n${line}`
  }
}
