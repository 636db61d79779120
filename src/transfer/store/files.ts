import type { AnyTopicFile, TopicFile } from '../../club/file.ts'
import { listed, type Topic } from '../../club/topic.ts'
import { everySealedTable } from '../../db/sealed-columns.ts'
import type { Column, RefFile } from '../../format/columns.ts'
import { columnsOf, type File, files, format } from '../../format/format.ts'

/** Where one column of a file stands in its table. */
export type Placed = {
  readonly name: string
  readonly column: Column
  /** The column of the table. */
  readonly in: string
  /** Its place in that column, where several columns of the file are one list there. */
  readonly nth: number | undefined
  readonly sealed: boolean
}

/** Every file of the format as its topic declares it. */
export class Files {
  readonly #topic: ReadonlyMap<File, AnyTopicFile>
  readonly #places: ReadonlyMap<File, readonly Placed[]>

  /** Throws where a file belongs to no topic, or to two. */
  constructor(topics: readonly Topic[]) {
    const declared = topics.flatMap(topic => listed(topic.files))
    this.#topic = new Map(
      files.map(file => {
        const [one, ...others] = declared.filter(topic => topic.file === file)
        if (!one || others.length > 0) throw new Error(`${file} belongs to ${one ? 'two topics' : 'no topic'}`)
        return [file, one]
      }),
    )
    this.#places = new Map(files.map(file => [file, placesIn(this.of(file))]))
  }

  of<F extends File>(file: F): TopicFile<F> {
    return this.#topic.get(file) as unknown as TopicFile<F>
  }

  /** The columns of a file in the order of the format, each with its place in the table. */
  placesOf(file: File): readonly Placed[] {
    return this.#places.get(file)!
  }

  /** The columns that tell a row from the others of its file. */
  identityOf(file: File): readonly Placed[] {
    return format[file].identity.map(name => this.placesOf(file).find(place => place.name === name)!)
  }

  /** The columns of the table by which a row is updated. */
  keysOf(file: File): readonly string[] {
    return hasOwnId(file) ? ['id'] : this.identityOf(file).map(place => place.in)
  }

  /** Whether the ids of its rows are all known at once. */
  hasFew(file: RefFile): boolean {
    return this.of(file).size === 'few'
  }

  /** The columns by which the ledger's lines of a file speak of rows of another. */
  speakingOf(file: File, other: File): readonly string[] {
    const { lines } = this.of(file)
    const speakOf: readonly string[] = lines === 'none' ? [] : lines.speakOf
    return this.placesOf(file)
      .filter(({ name, column }) => column.type === 'ref' && column.to === other && speakOf.includes(name))
      .map(({ name }) => name)
  }
}

function placesIn({ file, table, names }: TopicFile<File>): readonly Placed[] {
  const sealed = Object.keys(everySealedTable.find(one => one.table === table)?.columns ?? {})
  const placed = columnsOf(file).map(([name, column]) => ({ name, column, in: names[name] ?? name }))
  return placed.map(place => {
    const list = placed.filter(other => other.in === place.in)
    return {
      ...place,
      nth: list.length > 1 ? list.findIndex(({ name }) => name === place.name) : undefined,
      sealed: sealed.includes(place.in),
    }
  })
}

const made = new WeakMap<readonly Topic[], Files>()

/** The files as these topics declare them; made once for a list of topics. */
export function filesOf(topics: readonly Topic[]): Files {
  const known = made.get(topics) ?? new Files(topics)
  made.set(topics, known)
  return known
}

/** Whether its rows have identifiers of their own; the others are told apart by the rows they refer to. */
export const hasOwnId = (file: File): boolean => format[file].identity.every(name => name === 'external_id')
