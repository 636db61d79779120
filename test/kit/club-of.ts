import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readRecords } from '../../src/format/csv.ts'
import { printCells } from '../../src/terms/csv-line.ts'

const sample = 'src/transfer/demo'

/** Twelve of the sample club: both organizers, who asks much, who is away, who objected, who is new, and who does well. */
const few = new Set(['m01', 'm02', 'm04', 'm05', 'm06', 'm08', 'm09', 'm10', 'm12', 'm17', 'm24', 'm30'])

const files = [
  ...(['club', 'members', 'leaves', 'meetings', 'attendance', 'guests', 'introductions', 'referrals'] as const),
  ...(['thanks', 'one_to_ones', 'asks', 'answers', 'nudges'] as const),
]

const isMember = /^m\d+$/
const isMoment = /^\d{4}-\d{2}-\d{2}T/
const isAddress = /^[^@\s]+@[^@\s]+$/

/**
 * Writes into a folder the history of twelve members of the sample club, `times` over: so many times their number, and so
 * many times their meetings, referrals, introductions and the rest. The first twelve are the same in each, and every
 * second time what happened happened among them again.
 */
export async function writeClub(folder: string, times: number, club = 'cercle-des-ducs'): Promise<void> {
  const known = new Set<string>()
  for (const file of files) {
    const [header, ...rows] = await sheet(`${sample}/${file}.csv`)
    const own = rows.filter(cells =>
      cells.every((cell, n) => !isMember.test(cell) || few.has(cell) || header![n] === 'sponsor'),
    )
    // Somebody left out leaves out what he did, and that what followed from it.
    const kept = own.filter(cells =>
      cells.every(
        (cell, n) => !refersTo.has(header![n]!) || cell === '' || known.has(`${refersTo.get(header![n]!)} ${cell}`),
      ),
    )
    for (const [id] of kept) known.add(`${file} ${id}`)
    const lines = Array.from({ length: file === 'club' ? 1 : times }, (_, copy) =>
      kept.map(cells => {
        const isAhead = file === 'meetings' && cells[header!.indexOf('status')] === 'planned'
        return cells.map((cell, n) =>
          file === 'club' && n === 0 ? club : copied({ file, column: header![n]!, cell, copy, isAhead }),
        )
      }),
    )
    await writeFile(join(folder, `${file}.csv`), [header!, ...lines.flat()].map(cells => printCells(cells)).join(''))
  }
}

/** Columns that name a record of another file. */
const refersTo = new Map([
  ['meeting', 'meetings'],
  ['referral', 'referrals'],
  ['ask', 'asks'],
])

const named = new Set(['external_id', 'guest', 'episode', ...refersTo.keys()])

type Cell = { file: string; column: string; cell: string; copy: number; isAhead: boolean }

function copied({ file, column, cell, copy, isAhead }: Cell): string {
  if (column === 'sponsor' && !few.has(cell)) return ''
  if (column.endsWith('_user_id')) return ''
  if (copy === 0 || cell === '' || file === 'club') return cell
  if (isMember.test(cell))
    return file === 'members' || file === 'attendance' || file === 'leaves' || copy % 2 === 1 ? `${cell}x${copy}` : cell
  if (named.has(column)) return `${cell}x${copy}`
  if (column === 'name' && file === 'members') return `${cell} ${'ABCDEFGH'[copy]}`
  if (isAddress.test(cell)) return `x${copy}.${cell}`
  if (file === 'meetings' && isMoment.test(cell)) return onAnotherDay(cell, isAhead ? copy : -copy)
  return cell
}

const onAnotherDay = (moment: string, days: number) =>
  `${Temporal.PlainDate.from(moment.slice(0, 10)).add({ days })}${moment.slice(10)}`

async function sheet(path: string): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for await (const records of readRecords(createReadStream(path))) rows.push(...records.map(({ cells }) => cells))
  return rows
}
