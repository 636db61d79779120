import type { Speech } from '../terms/speech.ts'
import { colon } from '../terms/typeset.ts'
import type { FieldValue } from '../view/view.ts'
import type { FormWords } from '../words/commands.ts'
import { type ContactPart, readContact } from './contact.ts'
import { readable } from './line.ts'
import type { Gathers, RawValues } from './questions.ts'
import { plainly } from './spelt.ts'

/** The field of a form in which somebody is written down as one writes him down anywhere: his name, his firm, his number. */

/** What is known of him, a line for each with what it is; undefined where nothing is known. */
export function writtenTogether(
  gathers: Gathers,
  raw: RawValues,
  { asks, language }: Pick<FormWords, 'asks'> & Pick<Speech, 'language'>,
): string | undefined {
  const lines = Object.values(gathers).flatMap(field => {
    const said = textOf(raw[field])
    return said === '' ? [] : [`${asks[field]?.label ?? field}${colon[language]}${said}`]
  })
  return lines.length === 0 ? undefined : lines.join('\n')
}

/** What was written in the field, by the questions it gathers; `sure`: it can be read in this one way only. */
type Apart = { readonly values: RawValues; readonly sure: boolean }

/**
 * Reads the field: a line that says what it is (`Téléphone : 06 …`, in either language) is that, the others are read as
 * people write them. `names`: which question a name stands for, as `plainly` writes names.
 */
export function takenApart(
  written: string,
  gathers: Gathers,
  { names, country }: { readonly names: ReadonlyMap<string, string>; readonly country: string | undefined },
): Apart {
  const values: Record<string, string> = {}
  const runs: (readonly string[])[] = []
  let sure = true
  const say = (field: string, text: string) => {
    if (text === '') return
    if (field in values) sure = false
    values[field] = field in values ? `${values[field]} ${text}` : text
  }
  const fields = new Set(Object.values(gathers))
  const isSaid = (text: string): boolean => {
    const [, name, rest] = /^\s*([\p{L}\p{M}'’-]+)\s*[:：](.*)$/u.exec(text) ?? []
    const field = name === undefined ? undefined : names.get(plainly(name))
    if (field === undefined || !fields.has(field)) return false
    say(field, rest!.trim())
    return true
  }
  for (const line of readable(written).split('\n')) {
    if (isSaid(line)) continue
    for (const part of line.split(/[,;]/)) if (!isSaid(part)) runs.push(part.split(/\s+/).filter(word => word !== ''))
  }
  const read = readContact(
    runs.filter(run => run.length > 0),
    { country, needIsKnown: true },
  )
  for (const [part, text] of Object.entries(read.parts)) say(gathers[part as Exclude<ContactPart, 'need'>], text)
  return { values, sure: sure && read.sure }
}

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '')
