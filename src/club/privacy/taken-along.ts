import type { Exported } from '../../terms/own-data.ts'
import type { Reader } from '../../terms/speech.ts'
import { dayOf } from '../../time/wall.ts'
import { fileToKeep } from '../../view/build.ts'
import type { FileToKeep } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'

export type TakenAlong = {
  readonly club: string
  readonly records: readonly Exported[]
  readonly at: Temporal.Instant
  /** In whose zone the hours are told. */
  readonly reader: Reader
}

/**
 * What a member takes with him: one file to read, in his language, and one for programs, a JSON document. Their names say
 * the day, and nothing of him.
 */
export function filesOf(taken: TakenAlong, words: Words): readonly [toRead: FileToKeep, forPrograms: FileToKeep] {
  const name = `${words.privacy.taken.file}-${dayOf(taken.at, taken.reader.zone)}`
  const bytes = (text: string) => new TextEncoder().encode(text)
  return [
    // Its first character says that it is UTF-8: some editors would take it for something older.
    fileToKeep({ name: `${name}.txt`, type: 'text/plain', bytes: bytes(`\ufeff${asText(taken, words)}`) }),
    fileToKeep({ name: `${name}.json`, type: 'application/json', bytes: bytes(asJson(taken)) }),
  ]
}

/** One JSON document, a record a line: read by programs, and by people who look into it. */
const asJson = ({ club, at, records }: TakenAlong): string =>
  `{"club":${JSON.stringify(club)},"at":"${at}","records":[\n${records.map(one => JSON.stringify(one)).join(',\n')}\n]}\n`

function asText({ club, records, reader }: TakenAlong, words: Words): string {
  const { taken, exportTitle } = words.privacy
  const sections = [...Map.groupBy(records, ({ record }) => record)].map(([record, list]) =>
    [(taken.records[record] ?? record).toUpperCase(), ...list.map(one => factsOf(one, reader, words))].join('\n\n'),
  )
  return `${[`${exportTitle}, ${club}`, ...sections].join('\n\n\n')}\n`
}

/** A line for each fact that there is. */
const factsOf = ({ record: _, ...facts }: Exported, reader: Reader, words: Words): string =>
  Object.entries(facts)
    .flatMap(([field, fact]) => {
      const said = factInWords(field, fact, reader, words)
      const { fields, colon } = words.privacy.taken
      return said === '' ? [] : `${fields[field] ?? field}${colon}${said}`
    })
    .join('\n')

/** Empty where there is nothing to say. */
function factInWords(field: string, fact: unknown, reader: Reader, words: Words): string {
  const { taken, dayText } = words.privacy
  if (fact === null || fact === undefined) return ''
  if (typeof fact === 'boolean') return fact ? taken.yes : taken.no
  if (fact instanceof Temporal.PlainDate) return dayText(fact)
  if (fact instanceof Temporal.Instant) return dayText(fact.toZonedDateTimeISO(reader.zone).toPlainDate())
  if (typeof fact !== 'object') return taken.values[field]?.[String(fact)] ?? String(fact)
  const within = Array.isArray(fact) ? fact.map(one => [field, one] as const) : Object.entries(fact)
  return within
    .map(([name, one]) => factInWords(name, one, reader, words))
    .filter(said => said !== '')
    .join(Array.isArray(fact) ? '; ' : ', ')
}
