import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { addMember } from '../../src/club/members/add.ts'
import { linkAccount } from '../../src/club/members/link.ts'
import { changeProfile } from '../../src/club/members/profile.ts'
import { memberByExternalId } from '../../src/club/members/queries.ts'
import { inClub } from '../../src/db/club-tx.ts'
import { columnsOf, type File, files } from '../../src/format/format.ts'
import { questionsOf } from '../../src/grammar/form.ts'
import { anEmail, type Reading, someLines, someText } from '../../src/grammar/questions.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { exportFolder } from '../../src/transfer/export.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { story } from '../kit/story.ts'
import { type Bench, bench, emptyFolder } from './database.ts'
import { folderOf, small } from './folder.ts'

async function textsIn(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir)).filter(name => name.endsWith('.csv') && name !== 'import-report.csv').toSorted()
  return Object.fromEntries(
    await Promise.all(names.map(async name => [name, await readFile(join(dir, name), 'utf8')] as const)),
  )
}

/** Which questions of which forms end in which columns of the format. */
const typedInto: readonly (readonly [command: string, form: string, file: File, columns: Record<string, string>])[] = [
  ['club-members', 'add', 'members.csv', { name: 'name', company: 'company', activity: 'activity' }],
  [
    ...(['profile', 'trade', 'members.csv'] as const),
    { company: 'company', jobTitle: 'job_title', activity: 'activity', speciality: 'speciality' },
  ],
  ['profile', 'needs', 'members.csv', { seeks: 'seeks', offers: 'offers' }],
  ['profile', 'messages', 'members.csv', { phone: 'phone' }],
  ['ask', 'form', 'asks.csv', { text: 'text' }],
  ['ask', 'help', 'answers.csv', { text: 'text' }],
  ['offer', 'form', 'asks.csv', { text: 'text' }],
  ['guest', 'announce', 'guests.csv', { name: 'name', company: 'company', activity: 'activity' }],
  ['meeting', 'substitute', 'attendance.csv', { name: 'substitute_name' }],
  ['meeting', 'plan', 'meetings.csv', { title: 'title', place: 'place' }],
  ['meeting', 'move', 'meetings.csv', { place: 'place' }],
  ['intro', 'form', 'introductions.csv', { context: 'context' }],
  ['thanks', 'form', 'thanks.csv', { message: 'message' }],
  ['one-to-one', 'form', 'one_to_ones.csv', { note: 'note' }],
  ['club-settings', 'settings', 'club.csv', { name: 'name' }],
  [
    ...(['refer', 'form', 'referrals.csv'] as const),
    { need: 'need', prospect: 'prospect_name', company: 'prospect_company', phone: 'prospect_phone' },
  ],
]

test.each(typedInto)(
  'what fits into %s, %s fits into %s: nothing is typed that cannot be imported again',
  (command, form, file, columns) => {
    const asks = questionsOf(commands.find(({ name }) => name === command)!, form)!
    for (const [ask, name] of Object.entries(columns)) {
      const [, column] = columnsOf(file).find(([one]) => one === name)!
      const most = column.type === 'text' ? column.max : 0
      expect([ask, asks[ask]!.max]).toEqual([ask, Math.min(asks[ask]!.max!, most)])
      // A line break is taken where a form takes one.
      expect([ask, asks[ask]!.kind === 'lines' && most < 500]).toEqual([ask, false])
    }
  },
)

const odd = fc.oneof(
  fc.constantFrom(
    'Marc Petit',
    'MARC  PETIT',
    'Petit\u00a0Marc',
    'Éloïse D’Aubigné',
    'd’aubigne eloise',
    'Łukasz Weiß',
  ),
  fc.constantFrom('Jean\u2011Pierre', 'a,b;c', '"', 'x\u200by', '’', 'Mme', '-', 'œ', 'Ⅷ', '\ufeffZoé', 'ａ'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 130 }),
)
const somebody = fc.record({
  name: odd,
  company: odd,
  activity: odd,
  seeks: fc.string({ unit: 'binary', maxLength: 600 }),
  email: fc.constantFrom('', 'A.b@Example.org', 'marc+petit@exemple.fr', 'é@ü.example'),
  zone: fc.constantFrom('', 'europe/london', 'Europe/Paris', 'CET', 'UTC', '+01:00'),
})

const reading = { language: 'fr' } as Reading
/** As a form reads it; undefined where it refuses it. */
async function typed(question: ReturnType<typeof someText>, raw: string): Promise<string | undefined> {
  const read = await question.read(raw, reading)
  return isRefusal(read) || read === '' ? undefined : read
}

story('whatever people typed, an export changes nothing in its club, and makes the same one elsewhere', async club => {
  const { assidu, clubId, inClub: inHere } = club
  await fc.assert(
    fc.asyncProperty(fc.array(somebody, { minLength: 5, maxLength: 25 }), async people => {
      for (const one of people) {
        const name = await typed(someText({ max: 120 }), one.name)
        if (name === undefined) continue
        const said = {
          company: await typed(someText({ max: 160 }), one.company),
          activity: await typed(someText({ max: 200 }), one.activity),
        }
        const email = await typed(anEmail(), one.email)
        await inHere(async tx => {
          const added = await addMember(tx, { by: null, member: { name, ...said, email }, isAnother: true })
          if (isRefusal(added) || 'alike' in added) return
          const to = {
            seeks: (await typed(someLines({ max: 500 }), one.seeks)) ?? null,
            zone: (await typed(someText({ max: 60 }), one.zone)) ?? null,
          }
          await changeProfile(tx, { by: added.member, to })
        })
      }
      const first = await emptyFolder()
      await exportFolder(assidu.means, clubId, first)
      const again = await importFolder(assidu.means, first, { club: clubId })
      expect(again.problems.filter(one => one.severity === 'error')).toEqual([])
      expect(again.problems.map(one => one.code)).not.toContain('member.namesake')
      for (const [file, counts] of Object.entries(again.counts))
        expect([file, counts]).toEqual([file, expect.objectContaining({ created: 0, updated: 0, rejected: 0 })])
      const elsewhere = await bench()
      try {
        elsewhere.clock.now = club.clock.now()
        const made = await importFolder(elsewhere.means, first)
        expect(made.problems.filter(one => one.severity === 'error')).toEqual([])
        const second = await emptyFolder()
        await exportFolder(elsewhere.means, made.club!.id, second)
        expect(await textsIn(second)).toEqual(await textsIn(first))
      } finally {
        await elsewhere.close()
      }
    }),
    { numRuns: 4 },
  )
})

describe('an import into a club that is there', () => {
  let here: Bench
  beforeEach(async () => {
    here = await bench()
  })
  afterEach(() => here.close())

  const header = 'external_id,name,joined_on,email,slack_user_id,discord_user_id'
  const members = (...rows: string[]) => folderOf({ 'members.csv': [header, ...rows, ''].join('\r\n') })

  /** Nothing but these members. */
  const only = (...rows: string[]) =>
    folderOf(
      { 'club.csv': small['club.csv'], 'members.csv': [header, ...rows, ''].join('\r\n') },
      Object.fromEntries(files.map(file => [file, null])),
    )

  it('takes nobody’s e-mail or account away, be it in the list or linked since; the row that may have it has it', async () => {
    const { club } = await importFolder(
      here.means,
      await members('m1,Léa,2020-01-01,lea@example.org,U0LEA,', 'm2,Marc,2020-01-01,,,', 'm3,Inès,2020-01-01,,,'),
    )
    await inClub(here.means, club!.id, async tx => {
      const marc = (await memberByExternalId(tx, 'm2'))!
      await linkAccount(tx, {
        platform: 'slack',
        place: 'T1',
        account: 'U0MARC',
        member: marc,
        active: false,
        silent: true,
      })
    })
    const codesOf = async (dir: string) => {
      const { problems, exit } = await importFolder(here.means, dir, { club: club!.id })
      return [exit, ...problems.map(({ line, column, code, value }) => [line, column, code, value])]
    }
    expect(await codesOf(await only('m9,Zoé,2021-01-01,LEA@example.org,,'))).toEqual([
      1,
      [2, 'email', 'member.taken', ''],
    ])
    expect(await codesOf(await only('m9,Zoé,2021-01-01,,U0LEA,'))).toEqual([
      1,
      [2, 'slack_user_id', 'member.taken', 'U0LEA'],
    ])
    expect(await codesOf(await only('m3,Inès,2020-01-01,,U0MARC,'))).toEqual([
      1,
      [2, 'slack_user_id', 'member.taken', 'U0MARC'],
    ])
    expect(await codesOf(await only('m2,Marc,2020-01-01,,U0MARC,'))).toEqual([0])
    // Both are in the folder, which gives it to the other.
    expect(
      await codesOf(
        await members('m1,Léa,2020-01-01,,,', 'm3,Inès,2020-01-01,lea@example.org,U0LEA,', 'm2,Marc,2020-01-01,,,'),
      ),
    ).toEqual([0])
    expect(await here.count('member')).toBe(3)
  })

  it('says so when somebody new is called like a member, however it is written, and imports him all the same', async () => {
    const { club } = await importFolder(here.means, await only('m1,Sophie Martin,2020-01-01,,,'))
    const dir = await only('m1,Sophie Martin,2020-01-01,,,', 'm4,Mme MARTIN  Sophie,2021-01-01,,,')
    const outcome = await importFolder(here.means, dir, { club: club!.id })
    expect(outcome.problems.map(({ severity, line, code, facts }) => [severity, line, code, facts])).toEqual([
      ['warning', 3, 'member.namesake', { id: 'm1', name: 'Sophie Martin' }],
    ])
    expect(outcome.exit).toBe(0)
    expect((await importFolder(here.means, dir, { club: club!.id })).problems).toEqual([])
  })
})
