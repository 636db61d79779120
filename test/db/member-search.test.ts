import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nearestMembers, searchMembers, suggestMembers } from '../../src/club/members/find.ts'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { inSession } from '../../src/db/embedded/sessions.ts'
import { nameKey, searchForm } from '../../src/terms/names.ts'
import { type Cast, openStory, type StoryOf } from '../kit/story.ts'

/** Who is found, whatever is typed: on a real PostgreSQL, by names and trades that chance makes. */

const cast = { lea: { name: 'Léa Martin', company: 'Martin Toitures' } } as const satisfies Cast

let story: StoryOf<'lea'> & { close(): Promise<void> }
beforeAll(async () => {
  story = await openStory({ cast })
})
afterAll(() => story.close())

type Profile = { readonly name: string; readonly company: string; readonly activity: string }

const chosen = <One>(...some: readonly One[]) => fc.constantFrom(...some)
const syllable = chosen(
  ...[
    'ba',
    'bou',
    'ché',
    'dra',
    'fel',
    'gué',
    'hou',
    'jac',
    'lem',
    'mar',
    'nor',
    'pel',
    'que',
    'rou',
    'sain',
    'tré',
    'val',
  ],
  ...['œu', 'çon', 'ñi', 'ïs', 'ël', 'zür', 'ßen', 'łow', 'vic', 'tho'],
)
const word = fc.array(syllable, { minLength: 2, maxLength: 4 }).map(parts => parts.join(''))
const capital = word.map(text => text[0]!.toUpperCase() + text.slice(1))
const first = fc.oneof(
  capital,
  fc.tuple(capital, capital).map(parts => parts.join('-')),
)
const last = fc.oneof(
  capital,
  capital.map(text => `d’${text}`),
  fc.tuple(capital, capital).map(parts => parts.join(' ')),
)
const profile: fc.Arbitrary<Profile> = fc.record({
  name: fc.tuple(first, last).map(parts => parts.join(' ')),
  company: fc.tuple(chosen('Maison', 'Atelier', 'Cabinet'), capital).map(parts => parts.join(' ')),
  activity: fc.tuple(word, word).map(parts => parts.join(' ')),
})
const part = chosen<keyof Profile>('name', 'company', 'activity')
const several = fc.array(profile, { minLength: 1, maxLength: 20 })

const changes = {
  case: (text: string, n: number) => (n % 2 ? text.toUpperCase() : text.toLowerCase()),
  accents: (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  'accents that stand apart': (text: string) => text.normalize('NFD'),
  ligatures: (text: string) =>
    text.replaceAll('œ', 'oe').replaceAll('Œ', 'Oe').replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('Ł', 'L'),
  hyphens: (text: string, n: number) => text.replaceAll('-', [' ', '', '‑', ' - '][n % 4]!),
  apostrophes: (text: string, n: number) => text.replaceAll('’', ["'", '', ' ', '´'][n % 4]!),
  order: (text: string) => text.split(' ').toReversed().join(' '),
  blanks: (text: string, n: number) => text.replaceAll(' ', ['  ', '\u00a0', ', ', ' \u200b '][n % 4]!),
} as const
const changed = fc.array(fc.tuple(chosen(...Object.values(changes)), fc.nat(7)), { maxLength: 4 })

/** One slip of the fingers in a word. */
const slips = {
  swap: (letters: string[], at: number) => letters.splice(at, 2, ...letters.slice(at, at + 2).toReversed()),
  drop: (letters: string[], at: number) => letters.splice(at, 1),
  double: (letters: string[], at: number) => letters.splice(at, 0, letters[at]!),
  replace: (letters: string[], at: number, by: string) => letters.splice(at, 1, by),
} as const

const undo = new Error('nothing of it stays')

/** A club of these for as long as `work` lasts. */
async function among(profiles: readonly Profile[], work: (club: ClubTx, ids: readonly string[]) => Promise<void>) {
  const ids = profiles.map(() => story.assidu.means.newId())
  try {
    await story.inClub(async club => {
      await club.tx
        .insertInto('member')
        .values(profiles.map((one, n) => rowOf(club.id, ids[n]!, one)))
        .execute()
      await work(club, ids)
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
}

const rowOf = (club: string, id: string, { name, company, activity }: Profile) => ({
  ...{ club_id: club, id, external_id: id, name, search: searchForm(name), name_key: nameKey(name), company, activity },
  ...{ joined_on: Temporal.PlainDate.from('2020-01-01'), roles: ['member'], settings: '{}' },
})

const found = async (club: ClubTx, typed: string, limit = 100) =>
  (await searchMembers(club, typed, { limit })).hits.map(({ member }) => member.id)

test('whatever the case, the accents, hyphens, apostrophes, ligatures, blanks and the order of the words', async () => {
  await fc.assert(
    fc.asyncProperty(several, fc.nat(), part, changed, async (profiles, n, what, how) => {
      const place = n % profiles.length
      const typed = how.reduce((text, [change, by]) => change(text, by), profiles[place]![what])
      await among(profiles, async (club, ids) => {
        expect(await found(club, typed)).toContain(ids[place])
      })
    }),
    { numRuns: 80 },
  )
})

test('with one slip in a word of five letters or more he stands on the first page', async () => {
  await fc.assert(
    fc.asyncProperty(
      several,
      fc.nat(),
      part,
      chosen(...Object.values(slips)),
      fc.nat(),
      chosen(...'abcdefghijklmnopqrstuvwxyz'),
      async (profiles, n, what, slip, at, by) => {
        const place = n % profiles.length
        const plain = changes.ligatures(profiles[place]![what])
        const long = plain.split(/[ ’-]/).filter(text => [...text].length >= 5)
        fc.pre(long.length > 0)
        const right = long[at % long.length]!
        const letters = [...right]
        slip(letters, at % (letters.length - 1), by)
        await among(profiles, async (club, ids) => {
          expect(await found(club, letters.join(''), 8)).toContain(ids[place])
          expect(await found(club, plain.replace(right, letters.join('')), 8)).toContain(ids[place])
        })
      },
    ),
    { numRuns: 120 },
  )
})

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      chosen(
        '&',
        '|',
        '!',
        ':*',
        '(',
        ')',
        "'",
        '"',
        '\\',
        '~',
        '<->',
        '\0',
        '%',
        '_',
        '*',
        'a',
        ' ',
        '🎉',
        '\ud800',
        '’',
        '-',
        'ſ',
        '٪',
      ),
    )
    .map(parts => parts.join('')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  chosen(
    'x'.repeat(10_000),
    'é '.repeat(5_000),
    '-'.repeat(10_000),
    'a-'.repeat(5_000),
    '🎉'.repeat(5_000),
    "'".repeat(9_999),
  ),
)

test('nothing that is typed is an error', async () => {
  await story.inClub(async club => {
    await fc.assert(
      fc.asyncProperty(odd, async typed => {
        await searchMembers(club, typed, { limit: 8 })
        await searchMembers(club, typed, { limit: 8, begun: 1, names: true })
        await nearestMembers(club, typed, { limit: 8 })
        await suggestMembers(club, typed)
      }),
      { numRuns: 300, examples: [['&|!:*()\'"'], ['\0'], ['a & b'], ['~1ean']] },
    )
  })
})

test('nobody of another club is found, nobody who left, nobody erased', async () => {
  const other = story.assidu.means.newId()
  const [present, away, gone, erased] = [0, 1, 2, 3].map(() => story.assidu.means.newId()) as [
    string,
    string,
    string,
    string,
  ]
  const ofAll = { name: 'Zénobie Quatremer', company: 'Quatremer', activity: 'Luthière' }
  await inSession(story.url, async session => {
    await session.query(
      `insert into club (club_id, external_id, format_version, name, zone, language, created_at)
       values ($1, 'other', 1, 'Other', 'Europe/Paris', 'fr', '2020-01-01')`,
      [other],
    )
    for (const [club, id] of [
      [other, away],
      [story.clubId, present],
      [story.clubId, gone],
      [story.clubId, erased],
    ] as const)
      await session.query(
        `insert into member (club_id, id, external_id, name, search, name_key, company, activity, joined_on, roles, left_on, erased_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, '2020-01-01', '{member}', $9, $10)`,
        [
          ...[club, id, id, ofAll.name, searchForm(ofAll.name), nameKey(ofAll.name), ofAll.company, ofAll.activity],
          ...[id === gone ? '2025-01-01' : null, id === erased ? '2025-01-01' : null],
        ],
      )
  })
  await story.inClub(async club => {
    for (const typed of ['Zénobie', 'quatremer', 'luthiere', 'luthiers', 'quatremre zenobie'])
      expect(await found(club, typed)).toEqual([present])
    expect((await nearestMembers(club, 'katremer', { limit: 8 })).map(({ id }) => id)).toEqual([present])
    // The bot's role reads the rows of the chosen club alone, the functions no others, and none where no club is chosen.
    const { rows } = await sql<{
      member: string
    }>`select member_id as member from member_words where words like '%quatremer%'`.execute(club.tx)
    expect(rows.map(({ member }) => member)).not.toContain(away)
  })
  await expect(
    sql`select * from search_members(array['quatremer'], array[1], 3, false)`.execute(story.assidu.means.db),
  ).rejects.toThrow('no club is chosen')
})

test('what was changed is found as it is now, and no more as it was', async () => {
  await among([{ name: 'Aurélien Vasseur', company: 'Vasseur', activity: 'Reliure' }], async (club, [id]) => {
    await club.tx
      .updateTable('member')
      .set({ activity: 'Dorure', town: 'Beaune', seeks: 'Des bibliothèques', liberal: true, sector_family: 'industry' })
      .where('id', '=', id!)
      .execute()
    expect(await found(club, 'reliure')).toEqual([])
    for (const typed of ['dorure', 'Beaune', 'BIBLIOTHÈQUE', 'industrial', 'profession libérale', 'dorure Beaune'])
      expect(await found(club, typed)).toContain(id)
  })
})

test('a name comes before a trade, a trade before what is sought, and who is called so comes first', async () => {
  const some = [
    { name: 'Anne Roussel', company: 'Roussel', activity: 'Conseil' },
    { name: 'Paul Boulanger-Weber', company: 'Weber', activity: 'Droit' },
    { name: 'Zoé Petit', company: 'Petit', activity: 'Boulangerie' },
    { name: 'Boulanger', company: 'X', activity: 'Droit' },
  ]
  await among(some, async (club, [sought, name, trade, exact]) => {
    await club.tx.updateTable('member').set({ seeks: 'Un boulanger' }).where('id', '=', sought!).execute()
    expect(await found(club, 'boulanger')).toEqual([exact, name, trade, sought])
  })
})

test('whoever reads English finds French trades, and the other way round', async () => {
  const some = [
    { name: 'Inès Caron', company: 'Caron', activity: 'Menuiserie bois et agencement' },
    { name: 'Hélène Jacquemin', company: 'Jacquemin', activity: 'Expertise comptable pour TPE' },
    { name: 'John Baker', company: 'Baker Ltd', activity: 'Real estate' },
  ]
  await among(some, async (club, [carpenter, accountant, estate]) => {
    for (const typed of ['carpenter', 'a joiner', 'carpentr', 'menuisiers'])
      expect(await found(club, typed)).toContain(carpenter)
    for (const typed of ['accountant', 'acountant', 'expert-comptable', 'chartered accountants'])
      expect(await found(club, typed)).toContain(accountant)
    expect(await found(club, 'agence immobilière')).toContain(estate)
    expect(await found(club, 'carpenter Jacquemin')).toEqual([accountant, carpenter])
  })
})

test('an index answers in a large club, under the role of the bot', async () => {
  const { clubId } = story
  const scans = () =>
    inSession(story.url, async session => {
      await session.query('select pg_stat_force_next_flush()')
      const { rows } = await session.query(
        `select indexrelname as name, idx_scan::int as scans from pg_stat_user_indexes where relname = 'member_words'`,
      )
      return Object.fromEntries(rows.map(({ name, scans: n }) => [name, n])) as Record<string, number>
    })
  await inSession(story.url, async session => {
    await session.query(
      `insert into member (club_id, id, external_id, name, search, name_key, activity, joined_on, roles)
       select $1, gen_random_uuid(), 'large-' || n, 'Member ' || md5(n::text), 'x', 'x', 'Trade ' || md5('t' || n), '2020-01-01', '{member}'
       from generate_series(1, 3000) n`,
      [clubId],
    )
    await session.query('vacuum analyze member_words')
  })
  const before = await scans()
  await story.inClub(async club => {
    expect((await searchMembers(club, 'c4ca4238a0b923820dcc509a6f75849b', { limit: 8 })).count).toBe(1)
    await nearestMembers(club, 'c4ca4238a0b92382xxxx', { limit: 8 })
    await sql`select pg_stat_force_next_flush()`.execute(club.tx)
  })
  const after = await scans()
  expect(after.member_words_document! - before.member_words_document!).toBeGreaterThan(0)
  expect(after.member_words_words! - before.member_words_words!).toBeGreaterThan(0)
})
