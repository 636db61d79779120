/**
 * The arrows between rooms: for each, all that it may import. `npm run arrows` holds them, and test/shape/arrows.test.ts
 * shows each rule failing on an import it forbids.
 */

const OURS = '^(src|commands|migrations|test|bin)/'
const BASE = '^src/(time|terms|view|words)/'
const CONTRACT = '^src/contract/'
const DUTIES = '^src/duties/'

/** From a room to anything of ours that is neither in it nor in the list. */
const room = (name, path, allowed, comment, pathNot) => ({
  name,
  comment,
  severity: 'error',
  from: { path, ...(pathNot && { pathNot }) },
  to: { path: OURS, pathNot: [path, ...allowed] },
})

/** The types of a room may be known, its code may not be called. */
const typesOnly = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { ...to, dependencyTypesNot: ['type-only'] },
})

/** A package is used in one place, so that it can be replaced there. */
const keptIn = (name, packages, pathNot, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(src|commands)/', pathNot },
  to: { path: `(^|node_modules/)(${packages})(/|$)` },
})

/** Files of a topic, beside rules.ts, that decide and compute: under the same law as rules.ts. */
const PURE =
  '^src/club/([^/]+/rules|meetings/(series-rules|typed)|nudges/(choose|coin|episodes)|standing/(history|sums|weights|groups)|trades/(known-by|table|texts|alike)|sectors/(distance|families|naf)|pairing/matching/chance)\\.ts$'

/**
 * Use cases that draw what they say: help is made of the declarations, the first message of whatever waited for it, what
 * stands behind a figure of the digest of the names it looked up and noted, and beneath an answer what a leave has to do with it.
 */
const DRAW =
  '^src/club/([^/]+/([a-z-]*cards|notices|face|digest)|context|members/(help|first-contact)|digest/(names|open|report)|(meetings|one-to-ones|problems|calendar)/(calendar|signs)|privacy/taken-along|leaves/beneath)\\.ts$'

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other, be it for a type, are one file, or lack a third below them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-lost-import',
      comment: 'An import that resolves to nothing is a file that was moved or a package that was not installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'production-has-its-packages',
      comment: 'An installed Assidu has no development dependencies; their types are erased.',
      severity: 'error',
      from: { path: '^(src|commands|migrations|bin)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'nothing-needs-the-tests',
      comment: 'What tests need from the club is in src; what the club needs is never in test.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },

    // The base: words and shapes, from which everything else is made.
    room(
      'time-knows-nothing',
      '^src/time/',
      [],
      'Instants, walls and holidays would be the same for any other program.',
    ),
    room('terms-know-time', '^src/terms/', ['^src/time/'], 'The club’s nouns are types: no behaviour to depend on.'),
    room('view-knows-terms', '^src/view/', ['^src/terms/'], 'A View is data that any platform can draw.'),
    room(
      'calendars-know-time-and-files',
      '^src/calendar/',
      ['^src/(time|view)/'],
      'What stands in a calendar is said by whoever has it: here it is only written down.',
    ),
    room(
      'words-know-view-and-terms',
      '^src/words/',
      [BASE],
      'Sentences are made of facts, which are terms, and inlines.',
    ),
    room(
      'the-contract-is-low',
      CONTRACT,
      ['^src/(time|terms|view)/'],
      'What an adapter must do is said in terms and views: whoever needs a platform needs no more than this.',
    ),

    // One room each, downward.
    room(
      'pictures-know-facts',
      '^src/pictures/',
      ['^src/terms/'],
      'A chart is facts with labels: whose they are, what they mean and in which words is said before.',
    ),
    {
      name: 'pictures-are-handed-in',
      comment: 'What draws is loaded by what puts the parts together, and by the examination of this machine.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/(pictures/|main\\.ts$|operator/)' },
      to: { path: '^src/pictures/' },
    },
    {
      name: 'drawing-is-another-process',
      comment: 'What draws weighs tens of megabytes, is native, and may fall: it is never loaded where the club is.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/pictures/process\\.ts$' },
      to: { path: '(^|node_modules/)@resvg(/|$)|^src/pictures/process\\.ts$' },
    },
    room(
      'grammar-knows-the-base',
      '^src/grammar/',
      [BASE],
      'Commands are declared without a club, a platform or a store.',
    ),
    {
      name: 'presses-are-declared',
      comment: 'A card names a button that a command answers: what stands in its id is written by its declaration.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/(grammar|dispatch|platforms)/' },
      to: { path: '^src/grammar/press-id\\.ts$' },
    },
    room('db-knows-terms', '^src/db/', ['^src/terms/', '^migrations/'], 'The store serves every room and knows none.'),
    {
      name: 'migrations-stand-alone',
      comment: 'A released migration never changes, so it must not use code that does.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { pathNot: 'node_modules/kysely/' },
    },
    {
      name: 'migrations-are-run-by-db',
      comment: 'They are a list in db/migrate.ts, in order.',
      severity: 'error',
      from: { pathNot: '^(src/db/migrate\\.ts$|test/|migrations/)' },
      to: { path: '^migrations/' },
    },
    room(
      'duties-know-the-store',
      DUTIES,
      [BASE, '^src/db/'],
      'What is due is kept in the transaction of what it follows from; what is done then is handed in.',
    ),
    typesOnly(
      'duties-get-their-transaction',
      { path: DUTIES },
      { path: '^src/db/', pathNot: '^src/db/batches\\.ts$' },
      'They are asked for in one that is open.',
    ),
    room(
      'notices-know-no-club',
      '^src/notices/',
      [BASE, '^src/db/', DUTIES, '^src/grammar/press\\.ts$', CONTRACT],
      'Which kinds of notice exist is handed in by main; delivery knows platforms by their contract.',
    ),
    room(
      'jobs-know-ids',
      '^src/jobs/',
      [BASE, '^src/db/', DUTIES, '^src/notices/'],
      'A job holds ids; what it does is handed in.',
    ),
    typesOnly(
      'jobs-call-no-notice',
      { path: '^src/jobs/' },
      { path: '^src/notices/' },
      'The queue carries what a delivery is, and main says what delivers.',
    ),
    room(
      'http-knows-the-base',
      '^src/http/',
      [BASE, '^src/log\\.ts$'],
      'One server; its routers are handed in by main.',
    ),
    room(
      'pages-show-the-club',
      '^src/pages/',
      [BASE, '^src/club/', '^src/http/', '^src/db/', '^src/grammar/', '^src/dispatch/(doors|voice)\\.ts$'],
      'Check-in, calendars and applications are another door to the same use cases.',
    ),
    {
      name: 'the-format-is-text-and-rows',
      comment: 'Bytes are handed in; typed rows, reasons and text come out: no disk, no database, no club, no package.',
      severity: 'error',
      from: { path: '^src/format/' },
      to: { pathNot: ['^src/format/', '^src/(time|terms)/', '^(node:)?buffer$'] },
    },
    room(
      'the-store-moves-rows',
      '^src/transfer/store/',
      [BASE, '^src/format/', '^src/club/', '^src/db/', DUTIES, '^src/notices/keep\\.ts$'],
      'Rows of the format become rows of tables, and the other way round; folders and command lines are above it.',
    ),
    room(
      'import-and-export-join-the-two',
      '^src/transfer/[^/]+\\.ts$',
      ['^src/format/', '^src/transfer/store/', '^src/(time|terms)/', '^src/club/', '^src/db/'],
      'A folder of the disk goes through the format into the store, or out of it.',
    ),
    room(
      'reports-compute-nothing',
      '^src/report/',
      [BASE, '^src/club/', '^src/db/'],
      'What a report says is computed in the club; here it is printed or painted.',
    ),
    room(
      'dispatch-finds-the-member',
      '^src/dispatch/',
      [
        BASE,
        '^src/db/',
        '^src/grammar/',
        CONTRACT,
        DUTIES,
        '^src/club/(context|who-may)\\.ts$',
        '^src/club/(members|setup)/',
      ],
      'A gesture becomes a member and a command; in a place without a club, the set-up of one. Commands are handed in.',
    ),
    {
      name: 'alone',
      comment: 'The environment, the log and a refusal to the operator are readable without the rest.',
      severity: 'error',
      from: { path: '^src/(config|log|refused)\\.ts$' },
      to: { path: OURS },
    },

    // Platforms.
    room(
      'a-platform-knows-no-club',
      '^src/platforms/',
      [BASE, CONTRACT, '^src/grammar/', '^src/db/', '^src/http/(direct|same-secret)\\.ts$'],
      'An adapter gets commands as data and hands gestures to dispatch: what the club does is none of its business. Whether a request came straight from this machine, and with the key, is asked of the server.',
    ),
    {
      name: 'platforms-know-only-themselves',
      comment: 'What two platforms share is in the contract, the view or the grammar.',
      severity: 'error',
      from: { path: '^src/platforms/([^/]+)/' },
      to: { path: '^src/platforms/[^/]+/', pathNot: '^src/platforms/$1/' },
    },
    {
      name: 'only-the-playground-keeps-messages',
      comment: 'Slack and Discord keep their own messages; the playground is its own server, with a table.',
      severity: 'error',
      from: { path: '^src/platforms/', pathNot: '^src/platforms/playground/' },
      to: { path: '^src/db/' },
    },
    {
      name: 'the-page-runs-in-a-browser',
      comment: 'The playground’s page is served as it is.',
      severity: 'error',
      from: { path: '^src/platforms/playground/page/' },
      to: { pathNot: '^src/platforms/playground/page/|(^|node_modules/)(preact|htm)(/|$)' },
    },
    {
      name: 'platforms-load-when-configured',
      comment: 'Bolt and discord.js weigh tens of megabytes: a club on one of them does not carry the other.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/platforms/' },
      to: { path: '^src/platforms/(slack|discord)/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },

    // Commands.
    room(
      'commands-declare',
      '^commands/',
      [BASE, '^src/grammar/', '^src/club/', '^src/dispatch/', '^src/notices/'],
      'A command says what it asks and which use case answers.',
    ),
    typesOnly(
      'commands-call-the-club',
      { path: '^commands/' },
      { path: '^src/(dispatch|notices/(?!presses\\.ts$))' },
      'What runs commands is not called by them.',
    ),

    // The club.
    room(
      'the-club-looks-down',
      '^src/club/',
      [BASE, '^src/notices/', DUTIES, '^src/db/', '^src/grammar/', CONTRACT, '^src/format/', '^src/calendar/'],
      'The club knows its store, its notices and its words; who calls it, and from where, it does not.',
    ),
    {
      name: 'files-are-declared-in-one-way',
      comment:
        'The types of the format’s rows stand below the club: by them club/file.ts types what each topic says of its files. Nothing is read or written there.',
      severity: 'error',
      from: { path: '^src/club/', pathNot: '^src/club/file\\.ts$' },
      to: { path: '^src/(format|transfer)/' },
    },
    typesOnly(
      'the-club-reads-no-files',
      { path: '^src/club/' },
      { path: '^src/format/' },
      'Which row of a file is which row of a table is the topic’s; reading and writing them is not.',
    ),
    typesOnly(
      'the-club-gets-its-transaction',
      { path: '^src/club/', pathNot: '^src/club/setup/(club-row|waiting)\\.ts$' },
      {
        path: '^src/db/',
        pathNot:
          '^src/db/(only-once|on-the-list|namesakes|batches|bulk|fates|retention|imported-rows|together|demo)\\.ts$',
      },
      'A use case works in the transaction it is given, already bound to one club, may keep others from deciding the same meanwhile, and write many rows at once; what its tables owe is said in the store’s terms; set-up and import make the club to bind it to.',
    ),
    {
      name: 'the-club-reads-what-was-typed',
      comment:
        'Of the grammar it takes the ids of its cards’ buttons and the reading of typed dates and names. Answers to a gesture are made in context.ts; help and the offer of a set-up come from the declarations.',
      severity: 'error',
      from: { path: '^src/club/', pathNot: '^src/club/(context|members/help|setup/[a-z-]*cards)\\.ts$' },
      to: { path: '^src/grammar/', pathNot: '^src/grammar/(press|typed)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-queries-of-another-topic',
      comment:
        'A topic asks another for what it means, not for its rows. Members are in every topic: theirs may be read.',
      severity: 'error',
      from: { path: '^src/club/([^/]+)/' },
      to: { path: '^src/club/[^/]+/queries\\.ts$', pathNot: '^src/club/($1|members)/' },
    },
    {
      name: 'the-digest-collects',
      comment:
        'What is told of a topic is said in its own folder. The digest knows members, the ledger, the history, which it reads once for all, and what the organizers chose for it.',
      severity: 'error',
      from: { path: '^src/club/digest/' },
      to: {
        path: '^src/club/[^/]+/',
        pathNot:
          '^src/club/(digest|members|ledger)/|^src/club/standing/(read|history)\\.ts$|^src/club/setup/chosen\\.ts$',
      },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule takes facts and an instant and gives a decision: no store, no clock, no message, no package.',
      severity: 'error',
      from: { path: PURE },
      to: {
        pathNot: ['^src/(time|terms)/', '^src/notices/quiet-hours\\.ts$', PURE],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-matching-is-alone',
      comment:
        'Plain values in, a round out: it runs in a thread of its own, and of the same facts is always the same.',
      severity: 'error',
      from: { path: '^src/club/pairing/matching/' },
      to: {
        pathNot: [
          '^src/club/pairing/matching/',
          '(^|node_modules/)edmonds-blossom-fixed(/|$)',
          '^(node:)?worker_threads$',
        ],
      },
    },
    keptIn(
      'the-blossom-in-its-room',
      'edmonds-blossom-fixed',
      '^src/club/pairing/matching/',
      'One place draws rounds, and knows which weights its package takes.',
    ),
    typesOnly(
      'cards-read-nothing',
      { path: '^src/club/[^/]+/[a-z-]*cards\\.ts$' },
      { path: '^src/(notices|db)/|^src/club/[^/]+/(queries|notices)\\.ts$' },
      'A card draws the facts it is handed.',
    ),
    {
      name: 'queries-say-nothing',
      comment: 'SQL in, facts out.',
      severity: 'error',
      from: { path: '^src/club/[^/]+/queries\\.ts$' },
      to: {
        path: '^src/(notices|view|words)/|^src/club/[^/]+/([a-z-]*cards|notices)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    typesOnly(
      'use-cases-speak-in-codes',
      { path: '^src/club/', pathNot: DRAW },
      { path: '^src/(view|words)/|^src/club/[^/]+/[a-z-]*cards\\.ts$' },
      'What happened is a value; cards and notices find the sentence, in the reader’s language.',
    ),
    typesOnly(
      'words-are-handed-in',
      { path: '^src/club/', pathNot: '^src/club/(digest/(report|notices)|privacy/face)\\.ts$' },
      { path: '^src/words/(?!(line|room)\\.ts$)' },
      'A card gets the words of its reader, vous or tu, French or English. The digest as a report has no reader: its language is asked for; its pictures are drawn, in its reader’s words, before its card; nor has what a former member is called.',
    ),

    // On top.
    {
      name: 'main-is-on-top',
      comment: 'The composition, what starts it and what operators run are imported by no room.',
      severity: 'error',
      from: { path: '^(src|commands|migrations)/', pathNot: '^src/(main\\.ts|cli\\.ts|start/|operator/)' },
      to: { path: '^src/(main\\.ts$|cli\\.ts$|start/|operator/)' },
    },
    {
      name: 'main-does-not-start-itself',
      comment:
        'main puts the parts together; start runs them; operators’ commands use both; the command line calls them.',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/(cli\\.ts$|start/|operator/)' },
    },
    {
      name: 'start-needs-no-operator',
      comment: 'Starting works before any operator’s command.',
      severity: 'error',
      from: { path: '^src/start/' },
      to: { path: '^src/(cli\\.ts$|operator/)' },
    },
    {
      name: 'the-command-line-is-the-end',
      comment: 'It parses arguments and runs as soon as it is imported.',
      severity: 'error',
      from: { path: '^(src|commands)/' },
      to: { path: '^src/cli\\.ts$' },
    },

    // Packages, each in its room.
    keptIn(
      'numbers-are-read-in-one-place',
      'libphonenumber-js',
      '^src/terms/phones\\.ts$',
      'One file knows how telephone numbers are written; whatever they are compared by comes from it.',
    ),
    keptIn(
      'discord-in-its-room',
      'discord\\.js|discord-api-types|@discordjs',
      '^src/platforms/discord/',
      'Only the Discord adapter knows Discord.',
    ),
    keptIn(
      'slack-in-its-room',
      '@slack',
      '^src/(platforms/slack/|start/slack-installations\\.ts$)',
      'Only the Slack adapter knows Slack, and whatever keeps its installations, sealed.',
    ),
    keptIn(
      'postgres-in-its-room',
      'pg',
      '^src/db/',
      'Connections take the bot’s role, which row-level security binds.',
    ),
    keptIn(
      'jobs-in-their-room',
      'pg-boss|node-cron',
      '^src/(jobs/|db/migrate\\.ts$)',
      'Only the queue knows how jobs are kept.',
    ),
    keptIn(
      'rules-of-days-in-one-place',
      'rrule-temporal',
      '^src/time/recurrence\\.ts$',
      'Days are counted from a rule in one place, and clocks are read in another.',
    ),
    keptIn(
      'kysely-where-rows-are',
      'kysely',
      '^src/(db|club|notices|jobs|dispatch|transfer|start|operator|pages|platforms/playground)/',
      'SQL is written where rows are read or written.',
    ),
  ],
  options: {
    // Sees `import type` too, which TypeScript erases; needs the parser of TypeScript 6.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    doNotFollow: { path: 'node_modules' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
}
