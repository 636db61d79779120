/** What a topic owes, by the example of thanks: each thing that could be forgotten, and the tests that should notice. */

type Edit = { readonly file: string; readonly edit: (text: string) => string }

export type Forgotten = {
  readonly what: string
  readonly edits: readonly Edit[]
  /** Asked in turn, where the compiler says nothing, until one fails. */
  readonly tests: readonly string[]
}

const topic = 'src/club/thanks'
const face = `${topic}/face.ts`

const tests = {
  story: 'test/stories/thanks.test.ts',
  ends: 'test/stories/membership-ends.test.ts',
  erase: 'test/stories/erase.test.ts',
  ownData: 'test/stories/my-data.test.ts',
  ties: 'test/stories/ties.test.ts',
  digest: 'test/stories/digest.test.ts -t report',
  atOnce: 'test/stories/at-once.test.ts -t thanks',
  letGo: 'test/transfer/let-go.test.ts',
  files: 'test/transfer/topics.test.ts',
  import: 'test/transfer/import.test.ts',
  twoClubs: 'test/db/two-clubs.test.ts',
  statements: 'test/db/statements.test.ts',
  tables: 'test/shape/tables.test.ts',
  tenancy: 'test/shape/tables.test.ts -t row-level',
  columns: 'test/shape/columns.test.ts',
  once: 'test/shape/only-once.test.ts',
  owners: 'test/shape/ownership.test.ts',
  topics: 'test/shape/topics.test.ts',
  commands: 'test/shape/commands.test.ts',
  presses: 'test/shape/presses.test.ts',
  gallery: 'test/platforms/gallery.test.ts',
} as const

/** Replaces a piece of a file; an empty replacement takes it away. */
const edit = (file: string, piece: string | RegExp, by = ''): Edit => ({
  file,
  edit: text => text.replace(piece, () => by),
})
const added = (file: string, text: string): Edit => ({ file, edit: before => before + text })

type Asked = readonly (keyof typeof tests)[]
const away = (what: string, edits: Edit | readonly Edit[], ...asked: Asked): Forgotten => ({
  what,
  edits: [edits].flat() as Edit[],
  tests: asked.map(name => tests[name]),
})

/** A key of the face: left out, and answered with `none`. */
const key = (name: string, ...asked: Asked): Forgotten[] => [
  away(`the key \`${name}\` of its face`, edit(face, new RegExp(`  ${name}: .*,\n`))),
  away(
    `\`${name}\`: none, where it owes some`,
    edit(face, new RegExp(`  ${name}: .*,`), `  ${name}: 'none',`),
    ...asked,
  ),
]

/** A topic that has them: thanks have no duties and propose nothing. */
const keyOf = (folder: string, name: string, ...asked: Asked): Forgotten =>
  away(
    `\`${name}\`: none, in the face of ${folder}`,
    edit(`src/club/${folder}/face.ts`, new RegExp(`  ${name}: .*,`), `  ${name}: 'none',`),
    ...asked,
  )

const inTables = (piece: string | RegExp, by = '') => edit(`${topic}/tables.ts`, piece, by)
const inVerbs = (piece: string | RegExp, by = '') => edit(`${topic}/thank.ts`, piece, by)
const migration = (statement: string): Edit =>
  added(
    'migrations/0099-scratch.ts',
    `import { type Kysely, sql } from 'kysely'\n\nexport async function up(db: Kysely<unknown>): Promise<void> {\n  await sql\`${statement}\`.execute(db)\n}\n`,
  )

export const forgotten: readonly Forgotten[] = [
  // The lists by hand.
  away('its command in commands/index.ts', edit('commands/index.ts', /import thanks.*\n|\n {2}thanks,/g), 'commands'),
  away('its face in src/club/topics.ts', edit('src/club/topics.ts', /import \{ thanks.*\n|\n {2}thanks,/g), 'topics'),
  away('its English words in their index', edit('src/words/en/index.ts', /.*thanksWords.*\n/)),
  away('its French words in their index', edit('src/words/fr/index.ts', /.*thanksWords.*\n/)),

  // Its face.
  ...key('tables', 'columns'),
  ...key('once', 'once'),
  ...key('notices', 'topics'),
  away('the key `duties` of its face', edit(face, / {2}duties: .*,\n/)),
  keyOf('referrals', 'duties', 'topics'),
  ...key('membership', 'ends'),
  ...key('retention', 'topics', 'letGo'),
  ...key('ownData', 'topics', 'ownData'),
  ...key('acts', 'story'),
  away('the key `proposals` of its face', edit(face, / {2}proposals: .*,\n/)),
  ...key('ties', 'ties'),
  ...key('digest', 'digest'),
  ...key('files', 'files'),

  // Its table.
  away('what erasing does to a column', inTables(/ {6}message: .*\n/)),
  away('a column of words called nobody’s', inTables(/message: .*/, 'message: noOnes,'), 'twoClubs'),
  away(
    'a new column of words, in its type alone',
    inTables('message: string | null', 'message: string | null\n        why: string | null'),
  ),
  away('a new column of words, in its migration alone', migration('alter table thanks add column why text'), 'tables'),
  away(
    'a new column of words that is called nobody’s',
    [
      migration('alter table thanks add column why text'),
      inTables('message: string | null', 'why: string | null\n        message: string | null'),
      inTables('      message:', '      why: noOnes,\n      message:'),
      inVerbs('message: message ?? null', 'message: message ?? null, why: message ?? null'),
    ],
    'twoClubs',
  ),
  away('a column in its migration', edit('migrations/0011-thanks.ts', 'add column in_channel text, '), 'tables'),
  away(
    'row-level security of a new table',
    migration('create table scratch (club_id uuid not null, id uuid not null, primary key (club_id, id))'),
    'tenancy',
  ),
  away(
    'an owner of a new table',
    migration('create table scratch (club_id uuid not null, id uuid not null, primary key (club_id, id))'),
    'columns',
  ),
  away(
    'that nobody else names its table',
    added(
      'src/club/digest/names.ts',
      "\nexport const other = (club: import('../../db/club-tx.ts').ClubTx) => club.tx.selectFrom('thanks').selectAll().execute()\n",
    ),
    'owners',
  ),

  // What was taken back.
  away(
    'what was taken back, in what a member takes along',
    edit(`${topic}/own-data.ts`, /.*withdrawn_at.*\n/),
    'ownData',
  ),
  away(
    'what was taken back, in its file',
    edit(`${topic}/file.ts`, "withdrawn: 'withdrawn_at'", 'withdrawn: none'),
    'files',
  ),
  away('its lines of the ledger, when it is taken back', inVerbs(/.*await cancelActs.*\n|cancelActs, /g), 'story'),
  away('to draw its messages anew, when it is taken back', inVerbs(/ {2}await redrawAbout\(club, id\)\n/), 'story'),
  away(
    'to draw its message anew, when it is answered',
    inVerbs(/ {2}await redrawAbout\(club, id, \[received\]\)\n/),
    'story',
  ),
  away('that the channel’s message goes', edit(`${topic}/notices.ts`, / {4}goes: .*\n/), 'story'),

  // Once.
  away(
    'the key that keeps it once',
    inVerbs('once: onceKey(by.id, to.id, what, club.today)', 'once: null'),
    'story',
    'atOnce',
  ),
  away('the key that is freed by its undo', inVerbs(', once: null })', ' })'), 'story'),
  away('the index behind the key', edit('migrations/0011-thanks.ts', /.*create unique index.*\n/), 'once'),
  away('the lock of its row', edit(`${topic}/queries.ts`, / {2}if \(lock\).*\n/), 'once', 'atOnce'),
  away(
    'to ask for the lock at the answer',
    inVerbs('thanksById(club, id, { lock: true })', 'thanksById(club, id)'),
    'atOnce',
  ),

  // Presses, kinds, duties.
  away('a button that no command answers', edit(`${topic}/presses.ts`, 'undo: record', 'undo: record, again: record')),
  away(
    'a button that nobody declared',
    edit(
      'commands/thanks.ts',
      "'between-us': answer(false),",
      "'between-us': answer(false),\n    again: answer(false),",
    ),
  ),
  away(
    'a button that no card shows',
    [
      edit(`${topic}/presses.ts`, 'undo: record', 'undo: record, again: record'),
      edit(
        'commands/thanks.ts',
        "'between-us': answer(false),",
        "'between-us': answer(false),\n    again: answer(false),",
      ),
    ],
    'presses',
  ),
  away(
    'what a kind of message says',
    edit(`${topic}/notices.ts`, / {2}shown\(kinds\.toldTheClub[\s\S]*?\n {2}\}\),\n/),
    'topics',
  ),
  away(
    'what a duty does',
    added(
      `${topic}/kinds.ts`,
      "\nexport const thinking = (await import('../../duties/duty.ts')).duty('think-of-thanks')\n",
    ),
    'topics',
  ),
  away('its card in the gallery', edit('test/platforms/gallery/thanks.ts', / {4}undoneCard: .*\n/)),

  // Words.
  away('one sentence in French', edit('src/words/fr/thanks.ts', / {4}stands: .*\n/)),
  away('words of a question', edit('src/words/en/thanks.ts', / {6}message: \{.*\n/), 'commands'),
  away(
    'that a label fits each platform',
    edit(
      'src/words/fr/thanks.ts',
      'Le dire aussi dans le canal, avec son accord',
      'Dans le canal du club aussi, si l’autre le veut bien',
    ),
    'commands',
  ),

  // Rights and secrets.
  away('that only who is thanked answers', inVerbs(/ {2}if \(thanks\.to\.id !== by\.id\).*\n/), 'atOnce'),
  away('that only who thanked takes it back', inVerbs(/ {2}if \(thanks\.from\.id !== by\.id\).*\n/), 'atOnce'),
  away(
    'that a private message stays private',
    inVerbs('to: { member: to.id } }', "to: { channel: 'club' } }"),
    'story',
  ),
  away('that the club reads it only when both want it', inVerbs('  if (yes) await', '  await'), 'story', 'atOnce'),

  // Memberships, standing, retention, the digest, the import.
  away(
    'what ends with a membership',
    edit(
      `${topic}/ends.ts`,
      "or([eb('from_id', '=', member), eb('to_id', '=', member)])",
      "or([eb('from_id', '=', member)])",
    ),
    'ends',
  ),
  away(
    'what comes back with it',
    edit(`${topic}/ends.ts`, ".set({ in_channel: 'asked' })", ".set({ in_channel: 'no' })"),
    'ends',
  ),
  away('that what was cancelled does not weigh', edit(`${topic}/acts.ts`, / and \$\{hasLine.*\)\}/), 'story'),
  away(
    'its lines of the ledger, from an import',
    edit(`${topic}/file.ts`, /lines: \{[\s\S]*?\n {2}\},/, 'lines: none,'),
    'import',
  ),
  away('its row of statements', edit('test/tables/statements.ts', / {2}thanks: .*\n/), 'statements'),
]
