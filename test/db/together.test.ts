import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { instant, plainDate, rows, together } from '../../src/db/together.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'

let club: DemoClub
afterEach(() => club.close())

const numbers = (text: string) =>
  rows(sql<{ n: number }>`select n from unnest(${text}::int[]) n order by n desc`, ({ n }) => n)

test('each select is read under its name, in its own order, and nothing where it finds nothing', async () => {
  club = await openDemoClub()
  const told = await club.inClub(tx =>
    together(tx, {
      some: [numbers('{1,3,2}')],
      nothing: [numbers('{}')],
      both: [numbers('{5,4}'), numbers('{9}')],
      not: [],
    }),
  )
  expect(told).toEqual({ some: [3, 2, 1], nothing: [], both: [5, 4, 9], not: [] })
  expect(await club.inClub(tx => together(tx, {}))).toEqual({})
})

test('an instant arrives as it is kept, to the microsecond, and a day as the day it is', async () => {
  club = await openDemoClub()
  const at = Temporal.Instant.from('2026-03-29T00:59:59.123456Z')
  const day = Temporal.PlainDate.from('2026-03-29')
  const { read } = await club.inClub(tx =>
    together(tx, {
      read: [
        rows(sql<{ at: string; day: string }>`select ${at}::timestamptz as at, ${day}::date as day`, row => [
          instant(row.at),
          plainDate(row.day),
        ]),
      ],
    }),
  )
  expect(read.map(String)).toEqual([`${at},${day}`])
})
