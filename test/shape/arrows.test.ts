import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { expect, inject, test } from 'vitest'

/**
 * Each rule of .dependency-cruiser.cjs shown on an import it forbids, in a small tree of its own: a rule that names a room
 * which has moved, or a parser that no longer sees imports, would forbid nothing and say that all is well.
 */

type Arrow = { readonly from: string; readonly to: string; readonly typeOnly?: true }

const repo = join(import.meta.dirname, '..', '..')
const config = join(repo, '.dependency-cruiser.cjs')

const forbidden: Readonly<Record<string, Arrow>> = {
  'no-cycle': { from: 'src/db/a.ts', to: 'src/db/b.ts' },
  'no-lost-import': { from: 'src/db/lost.ts', to: 'src/db/nowhere.ts' },
  'production-has-its-packages': { from: 'src/db/tool.ts', to: 'only-for-tests' },
  'nothing-needs-the-tests': { from: 'src/db/kit.ts', to: 'test/kit/story.ts' },
  'time-knows-nothing': { from: 'src/time/wall.ts', to: 'src/terms/member.ts' },
  'terms-know-time': { from: 'src/terms/act.ts', to: 'src/view/view.ts' },
  'view-knows-terms': { from: 'src/view/plain.ts', to: 'src/words/line.ts' },
  'calendars-know-time-and-files': { from: 'src/calendar/write.ts', to: 'src/terms/meeting.ts', typeOnly: true },
  'words-know-view-and-terms': { from: 'src/words/room.ts', to: 'src/grammar/names.ts', typeOnly: true },
  'the-contract-is-low': { from: 'src/contract/platform.ts', to: 'src/grammar/lists.ts', typeOnly: true },
  'grammar-knows-the-base': { from: 'src/grammar/form.ts', to: 'src/contract/platform.ts', typeOnly: true },
  'presses-are-declared': { from: 'src/club/meetings/cards.ts', to: 'src/grammar/press-id.ts' },
  'db-knows-terms': { from: 'src/db/seal.ts', to: 'src/notices/keep.ts' },
  'migrations-stand-alone': { from: 'migrations/0002-more.ts', to: 'src/terms/member.ts' },
  'migrations-are-run-by-db': { from: 'src/db/connect.ts', to: 'migrations/0001-a-club.ts' },
  'duties-know-the-store': { from: 'src/duties/duty.ts', to: 'src/notices/keep.ts' },
  'duties-get-their-transaction': { from: 'src/duties/duty.ts', to: 'src/db/connect.ts' },
  'notices-know-no-club': { from: 'src/notices/draw.ts', to: 'src/club/meetings/cards.ts' },
  'jobs-know-ids': { from: 'src/jobs/queue.ts', to: 'src/club/meetings/close.ts' },
  'jobs-call-no-notice': { from: 'src/jobs/queue.ts', to: 'src/notices/deliver.ts' },
  'http-knows-the-base': { from: 'src/http/server.ts', to: 'src/db/connect.ts' },
  'pages-show-the-club': { from: 'src/pages/calendar.ts', to: 'src/dispatch/dispatch.ts' },
  'the-format-is-text-and-rows': { from: 'src/format/check.ts', to: 'src/db/tables.ts', typeOnly: true },
  'the-store-moves-rows': { from: 'src/transfer/store/importing.ts', to: 'src/transfer/commands.ts' },
  'import-and-export-join-the-two': { from: 'src/transfer/import.ts', to: 'src/jobs/queue.ts' },
  'reports-compute-nothing': { from: 'src/report/digest.ts', to: 'src/jobs/queue.ts' },
  'dispatch-finds-the-member': { from: 'src/dispatch/dispatch.ts', to: 'commands/intro.ts' },
  alone: { from: 'src/config.ts', to: 'src/terms/member.ts' },
  'a-platform-knows-no-club': {
    from: 'src/platforms/slack/draw.ts',
    to: 'src/club/members/queries.ts',
    typeOnly: true,
  },
  'platforms-know-only-themselves': { from: 'src/platforms/slack/fit.ts', to: 'src/platforms/discord/limits.ts' },
  'only-the-playground-keeps-messages': { from: 'src/platforms/slack/index.ts', to: 'src/db/club-tx.ts' },
  'the-page-runs-in-a-browser': { from: 'src/platforms/playground/page/app.js', to: 'src/view/plain.ts' },
  'platforms-load-when-configured': { from: 'src/start/platforms.ts', to: 'src/platforms/discord/index.ts' },
  'commands-declare': { from: 'commands/intro.ts', to: 'src/db/club-tx.ts', typeOnly: true },
  'commands-call-the-club': { from: 'commands/index.ts', to: 'src/dispatch/dispatch.ts' },
  'the-club-looks-down': { from: 'src/club/meetings/plan.ts', to: 'src/transfer/store/importing.ts' },
  'files-are-declared-in-one-way': {
    from: 'src/club/meetings/file.ts',
    to: 'src/format/format.ts',
    typeOnly: true,
  },
  'the-club-reads-no-files': { from: 'src/club/file.ts', to: 'src/format/format.ts' },
  'the-club-gets-its-transaction': { from: 'src/club/meetings/answer.ts', to: 'src/db/connect.ts' },
  'the-club-reads-what-was-typed': { from: 'src/club/meetings/answer.ts', to: 'src/grammar/define.ts' },
  'the-digest-collects': { from: 'src/club/digest/compute.ts', to: 'src/club/meetings/digest.ts' },
  'no-queries-of-another-topic': {
    from: 'src/club/nudges/choose.ts',
    to: 'src/club/meetings/queries.ts',
    typeOnly: true,
  },
  'pictures-know-facts': { from: 'src/pictures/months.ts', to: 'src/words/words.ts' },
  'pictures-are-handed-in': { from: 'src/club/pictured.ts', to: 'src/pictures/draw.ts' },
  'drawing-is-another-process': { from: 'src/pictures/draw.ts', to: '@resvg/resvg-js' },
  'rules-are-pure': { from: 'src/club/meetings/rules.ts', to: 'src/club/meetings/queries.ts' },
  'the-matching-is-alone': { from: 'src/club/pairing/matching/draw.ts', to: 'src/club/members/queries.ts' },
  'the-blossom-in-its-room': { from: 'src/club/one-to-ones/rules.ts', to: 'edmonds-blossom-fixed' },
  'cards-read-nothing': { from: 'src/club/meetings/cards.ts', to: 'src/club/meetings/queries.ts' },
  'queries-say-nothing': { from: 'src/club/meetings/queries.ts', to: 'src/view/build.ts' },
  'use-cases-speak-in-codes': { from: 'src/club/meetings/answer.ts', to: 'src/words/line.ts' },
  'words-are-handed-in': { from: 'src/club/meetings/cards.ts', to: 'src/words/words.ts' },
  'main-is-on-top': { from: 'src/jobs/heartbeat.ts', to: 'src/main.ts', typeOnly: true },
  'main-does-not-start-itself': { from: 'src/main.ts', to: 'src/start/start.ts' },
  'start-needs-no-operator': { from: 'src/start/start.ts', to: 'src/operator/doctor.ts' },
  'the-command-line-is-the-end': { from: 'src/operator/doctor.ts', to: 'src/cli.ts' },
  'discord-in-its-room': { from: 'src/platforms/playground/store.ts', to: 'discord.js' },
  'slack-in-its-room': { from: 'src/notices/keep.ts', to: '@slack/bolt', typeOnly: true },
  'numbers-are-read-in-one-place': { from: 'src/club/referrals/rules.ts', to: 'libphonenumber-js/min' },
  'postgres-in-its-room': { from: 'src/club/members/queries.ts', to: 'pg' },
  'jobs-in-their-room': { from: 'src/notices/deliver.ts', to: 'pg-boss' },
  'rules-of-days-in-one-place': { from: 'src/club/meetings/series.ts', to: 'rrule-temporal' },
  'kysely-where-rows-are': { from: 'src/grammar/names.ts', to: 'kysely' },
}

/** What stands right beside a forbidden arrow and is allowed. */
const allowed: readonly Arrow[] = [
  { from: 'src/words/fr.ts', to: 'src/terms/member.ts', typeOnly: true },
  { from: 'src/pages/calendar.ts', to: 'src/dispatch/doors.ts' },
  { from: 'src/db/migrate.ts', to: 'migrations/0001-a-club.ts' },
  { from: 'src/notices/draw.ts', to: 'src/grammar/press.ts' },
  { from: 'src/notices/draw.ts', to: 'src/contract/platform.ts' },
  { from: 'src/platforms/playground/store.ts', to: 'src/db/club-tx.ts' },
  { from: 'src/platforms/discord/index.ts', to: 'discord.js' },
  { from: 'src/club/nudges/choose.ts', to: 'src/club/members/queries.ts', typeOnly: true },
  { from: 'src/club/meetings/rules.ts', to: 'src/club/standing/rules.ts' },
  { from: 'src/club/meetings/answer.ts', to: 'src/club/members/queries.ts' },
  { from: 'src/club/meetings/cards.ts', to: 'src/words/line.ts' },
  { from: 'commands/meeting.ts', to: 'src/club/meetings/answer.ts' },
  { from: 'src/club/file.ts', to: 'src/format/format.ts', typeOnly: true },
  { from: 'src/club/ledger/correct.ts', to: 'src/db/bulk.ts' },
  { from: 'src/format/format.ts', to: 'src/time/zones.ts' },
  { from: 'src/transfer/store/importing.ts', to: 'src/format/write.ts' },
  { from: 'src/transfer/import.ts', to: 'src/transfer/store/importing.ts' },
  { from: 'src/start/start.ts', to: 'src/main.ts' },
  { from: 'migrations/0002-more.ts', to: 'kysely' },
]

const isPackage = (to: string) => !/^(src|commands|migrations|test)\//.test(to)

/** Writes the arrows as files that import each other, and gives what dependency-cruiser says: `rule: from -> to`. */
function violationsOf(arrows: readonly Arrow[], name: string): string[] {
  const root = join(inject('runFolder'), name)
  const files = new Map<string, string[]>()
  const linesOf = (file: string) => files.get(file) ?? files.set(file, [`export const here = 1`]).get(file)!
  for (const [i, { from, to, typeOnly }] of arrows.entries()) {
    const target = isPackage(to) ? to : relative(dirname(from), to).replace(/^(?!\.)/, './')
    const text = typeOnly
      ? [`import type { here as T${i} } from '${target}'`, `export type U${i} = typeof T${i}`]
      : [`import { here as v${i} } from '${target}'`, `export const w${i} = v${i}`]
    linesOf(from).push(...text)
    if (isPackage(to)) {
      files.set(`node_modules/${to}/index.js`, ['export const here = 1'])
      files.set(`node_modules/${to}/package.json`, [JSON.stringify({ name: to, type: 'module', main: 'index.js' })])
    } else if (!to.includes('nowhere')) linesOf(to)
  }
  const packages = arrows.map(arrow => arrow.to).filter(isPackage)
  const listed = (names: string[]) => Object.fromEntries(names.map(name => [name, '1.0.0']))
  files.set('package.json', [
    JSON.stringify({
      type: 'module',
      dependencies: listed(packages.filter(name => name !== 'only-for-tests')),
      devDependencies: listed(['only-for-tests']),
    }),
  ])
  for (const [file, lines] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `${lines.join('\n')}\n`)
  }
  const cruiser = join(repo, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const folders = ['src', 'commands', 'migrations', 'test'].filter(folder =>
    [...files.keys()].some(file => file.startsWith(`${folder}/`)),
  )
  const { stdout, stderr } = spawnSync(process.execPath, [cruiser, '--config', config, '-T', 'json', ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] }
  }
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
}

const sightOf = ({ from, to }: Arrow) => `${from} -> ${isPackage(to) ? `node_modules/${to}/index.js` : to}`

test('every rule forbids what it is there to forbid', () => {
  // Both ways round: the cycle.
  const arrows = [...Object.values(forbidden), { from: 'src/db/b.ts', to: 'src/db/a.ts' }]
  const found = violationsOf(arrows, 'forbidden-arrows')
  const missed = Object.entries(forbidden)
    .map(([rule, arrow]) =>
      rule === 'no-lost-import' ? `${rule}: ${arrow.from} -> ./nowhere.ts` : `${rule}: ${sightOf(arrow)}`,
    )
    .filter(line => !found.includes(line))
  expect(missed).toEqual([])
})

test('what stands beside it is allowed', () => {
  expect(violationsOf(allowed, 'allowed-arrows')).toEqual([])
})

test('every rule is shown here, and says why it is there', () => {
  const { forbidden: rules } = createRequire(import.meta.url)(config) as {
    forbidden: { name: string; comment: string; severity: string }[]
  }
  expect(Object.keys(forbidden).sort()).toEqual(rules.map(({ name }) => name).sort())
  for (const { comment, severity } of rules) {
    expect(comment.length).toBeGreaterThan(10)
    expect(severity).toBe('error')
  }
})
