import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { App, ExpressReceiver, LogLevel, type SlashCommand, webApi } from '@slack/bolt'
import type { KnownBlock, RichTextElement } from '@slack/types'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { sealer } from '../../src/db/seal.ts'

/**
 * What Assidu's commands are measured against: the same three commands as a plain Bolt app writes them. It checks the
 * same signatures, runs the same statements by hand in one transaction (the same rows, the job among them) and answers
 * with the same blocks; but no command declarations, no neutral view, no words in two languages, one platform.
 */
const { DATABASE_URL, ASSIDU_SECRET_KEY, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = process.env
const sealed = sealer({ key: ASSIDU_SECRET_KEY ?? '' })
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10, options: '-c role=assidu_app' })
const boss = new PgBoss({
  db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
  migrate: false,
  schedule: false,
})
const receiver = new ExpressReceiver({ signingSecret: SLACK_SIGNING_SECRET ?? '', logLevel: LogLevel.ERROR })
const app = new App({
  receiver,
  authorize: async () => ({ botToken: SLACK_BOT_TOKEN ?? '', botId: 'B0BOT', botUserId: 'U0BOT' }),
  clientOptions: { slackApiUrl: SLACK_API_URL ?? '' },
  logLevel: LogLevel.ERROR,
})

type Row = Record<string, unknown>
type Turn = { client: pg.PoolClient; at: Date; club: Row; me: Row; command: SlashCommand }
type Message = { text: string; blocks: KnownBlock[] }

/** One transaction per command; a repeated one does nothing. */
async function answered(command: SlashCommand, work: (turn: Turn) => Promise<Message>): Promise<Message | undefined> {
  const client = await pool.connect()
  try {
    const at = new Date()
    await client.query('begin')
    const opened = await client.query(
      `with here as (select club_id from place where platform = 'slack' and place = $1),
         first as (insert into gesture (platform, place, id, at) select 'slack', $1, $2, $3 from here
           on conflict do nothing returning id)
       select set_config('assidu.club', club_id::text, true), exists (select from first) as first from here`,
      [command.team_id, command.trigger_id, at],
    )
    const club = (await client.query('select * from club')).rows[0]
    const message = opened.rows[0].first
      ? await work({ client, at, club, me: await memberOf(client, club.club_id, command.user_id), command })
      : undefined
    await client.query('commit')
    return message
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const columns = `id, external_id, name, company, activity, speciality, seeks, offers, email, phone, roles, joined_on,
  left_on, language, zone`

async function memberOf(client: pg.PoolClient, club: unknown, account: string): Promise<Row> {
  const { rows } = await client.query(
    `select ${columns}, account.account, account.hello_at, account.unreachable_at, account.active_at,
       (select jsonb_object_agg(platform, account) from account
         where club_id = member.club_id and member_id = member.id) as accounts
     from account join member on member.club_id = account.club_id and member.id = account.member_id
     where account.club_id = $1 and account.platform = 'slack' and account.account = $2 and member.erased_at is null`,
    [club, account],
  )
  return rows[0]
}

/** Noted once in a quarter of an hour: where he is written to. */
async function noteActivity({ client, at, club, me }: Turn) {
  const active = me.active_at as Date | null
  if (active && at.getTime() - active.getTime() < 15 * 60_000) return
  await client.query(
    `update account set active_at = $3, hello_at = coalesce(hello_at, $3), unreachable_at = null
     where club_id = $1 and platform = 'slack' and account = $2`,
    [club.club_id, me.account, at],
  )
}

app.command('/help', async ({ command, ack }) => {
  const message = await answered(command, async turn => {
    await noteActivity(turn)
    const title = 'Ce que vous pouvez taper ici'
    const says =
      'Tapez une commande seule : un formulaire s’ouvre. La réponse n’est visible que de vous, et une erreur se reprend.'
    const more = '/assidu suivi de n’importe laquelle fonctionne aussi.'
    return {
      text: [title, says, ...commands.map(([name, what]) => `• ${name} : ${what}`), more].join('\n'),
      blocks: [
        rich([strong(title)]),
        rich([text(says)]),
        bullets(
          commands.map(([name, what]) => [{ type: 'text', text: name, style: { code: true } }, text(` : ${what}`)]),
        ),
        small(more),
      ],
    }
  })
  await ack(message && { response_type: 'ephemeral', replace_original: false, ...message })
})

const commands = [
  ['/presenter', 'mettre deux membres en relation, être présenté, ou se présenter'],
  ['/tete-a-tete', 'proposer un tête-à-tête à un membre'],
  ['/recommander', 'passer une recommandation à un membre'],
  ['/recos', 'les recommandations données et reçues'],
  ['/reunion', 'les prochaines réunions, et si vous venez'],
  ['/mon-bilan', 'où vous en êtes dans le club, et pourquoi'],
  ['/mes-donnees', 'ce qui est gardé : voir, corriger, emporter, s’opposer'],
  ['/aide', 'ce que l’on peut taper ici'],
] as const

app.command('/referrals', async ({ command, ack }) => {
  const message = await answered(command, async turn => {
    await noteActivity(turn)
    const given = await latest(turn, 'giver_id')
    const received = await latest(turn, 'receiver_id')
    const people = await namesOf(
      turn,
      [...given, ...received].flatMap(row => [row.giver_id, row.receiver_id]),
    )
    const line = (row: Row, word: string, whose: unknown): RichTextElement[] => [
      {
        type: 'date',
        timestamp: Math.floor((row.given_at as Date).getTime() / 1000),
        format: '{date_long}',
        fallback: longDay.format(row.given_at as Date),
      },
      text(`, ${word} `),
      strong(people.get(whose)!),
      text(row.prospect_company ? ` (${row.prospect_company}) : ` : ' : '),
      strong(statuses[String(row.status)]!),
    ]
    const parts = (title: string, rows: Row[], word: string, whose: 'giver_id' | 'receiver_id'): KnownBlock[] => [
      { type: 'header', text: { type: 'plain_text', text: title } },
      rows.length === 0
        ? rich([text('Aucune pour l’instant.')])
        : bullets(rows.map(row => line(row, word, row[whose]))),
    ]
    const select = (rows: Row[]): KnownBlock => ({
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          action_id: 'open',
          placeholder: { type: 'plain_text', text: 'Ouvrir une recommandation' },
          options: rows.map(row => ({
            value: String(row.id),
            text: {
              type: 'plain_text',
              text: `${people.get(row.giver_id)}, ${statuses[String(row.status)]}`.slice(0, 75),
            },
          })),
        },
      ],
    })
    const plain = (rows: Row[], word: string, whose: 'giver_id' | 'receiver_id') =>
      rows.map(
        row =>
          `• ${longDay.format(row.given_at as Date)}, ${word} ${people.get(row[whose])} : ${statuses[String(row.status)]}`,
      )
    return {
      text: escaped(
        ['Vos recommandations', ...plain(received, 'de', 'giver_id'), ...plain(given, 'à', 'receiver_id')].join('\n'),
      ),
      blocks: [
        rich([strong('Vos recommandations')]),
        ...parts('Reçues', received, 'de', 'giver_id'),
        ...(received.length > 0 ? [select(received)] : []),
        ...parts('Données', given, 'à', 'receiver_id'),
      ],
    }
  })
  await ack(message && { response_type: 'ephemeral', replace_original: false, ...message })
})

async function latest({ client, club, me }: Turn, side: 'giver_id' | 'receiver_id'): Promise<Row[]> {
  const { rows } = await client.query(
    `select * from referral where club_id = $1 and ${side} = $2 and withdrawn_at is null
     order by given_at desc, id limit 10`,
    [club.club_id, me.id],
  )
  return rows
}

async function namesOf({ client, club }: Turn, ids: readonly unknown[]): Promise<Map<unknown, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query(
    `select ${columns}, (select jsonb_object_agg(platform, account) from account
         where club_id = member.club_id and member_id = member.id) as accounts
     from member where club_id = $1 and id = any($2::uuid[]) and erased_at is null`,
    [club.club_id, [...new Set(ids)]],
  )
  return new Map(rows.map(row => [row.id, row.name]))
}

/** `/refer @member moi-même "need"` */
app.command('/refer', async ({ command, ack }) => {
  const message = await answered(command, async turn => {
    await noteActivity(turn)
    const { client, at, club, me } = turn
    const [, account, need] = /<@(\w+)(?:\|[^>]*)?>\s+moi-même\s+"([^"]*)"/.exec(command.text) ?? []
    const receiver = await memberOf(client, club.club_id, account ?? '')
    const id = randomUUID()
    const key = sealed.fingerprint(String(club.club_id), (need ?? '').toLowerCase())
    if (await passedToday(turn, receiver, key)) return { text: 'Vous l’avez déjà transmise.', blocks: [] }
    await client.query(
      `insert into referral
         (club_id, id, external_id, giver_id, receiver_id, kind, need, prospect_keys, status, given_at, touched_at)
       values ($1, $2, $3, $4, $5, 'inside', $6, $7, 'new', $8, $8)`,
      [
        club.club_id,
        id,
        `r-${id}`,
        me.id,
        receiver.id,
        sealed.seal(need ?? '', `referral/${club.club_id}/${id}/need`),
        [key],
        at,
      ],
    )
    await client.query(
      `insert into act (club_id, id, kind, by_id, for_id, at, record, record_id, noted_at)
       values ($1, $2, 'referral-given', $3, $4, $5, 'referral', $6, $5)`,
      [club.club_id, randomUUID(), me.id, receiver.id, at, id],
    )
    await keepNotices(turn, receiver, id)
    const known = await acquaintance(turn, receiver)
    const isReached = await reachedPrivately(turn, receiver)
    const title = `Transmise à ${receiver.name}`
    const says = isReached ? ', avec des boutons pour vous dire où cela en est.' : ' est appelé dans le canal du club.'
    const last = known.last_met === null ? '' : `, la dernière réunion ${longDay.format(known.last_met as Date)}`
    const between = `Entre vous : ${known.met_at} réunions ensemble${last}.`
    const strangers = known.one_to_ones === 0 && Number(known.met_at) < 3
    return {
      text: escaped([title, `@${receiver.name}${says}`, between].join('\n')),
      blocks: [
        rich([strong(title)]),
        rich([{ type: 'user', user_id: String(receiver.account) }, text(says)]),
        small(between),
        ...(strangers
          ? [rich([text(`Un café avec ${receiver.name} d’abord donnerait du poids à cette recommandation.`)])]
          : []),
        {
          type: 'actions',
          elements: [
            ...(strangers
              ? [
                  {
                    type: 'button' as const,
                    action_id: `propose|${receiver.id}`,
                    text: { type: 'plain_text' as const, text: 'Proposer un tête-à-tête' },
                    style: 'primary' as const,
                  },
                ]
              : []),
            { type: 'button', action_id: `undo|${id}`, text: { type: 'plain_text', text: 'Annuler' } },
          ],
        },
      ],
    }
  })
  await ack(message && { response_type: 'ephemeral', replace_original: false, ...message })
})

const hour = 3_600_000

/** The same need for the same receiver within a day; two sends at once queue. */
async function passedToday({ client, at, club, me }: Turn, receiver: Row, key: Buffer): Promise<boolean> {
  await client.query('select name, left_on from member where club_id = $1 and id = $2 for share', [
    club.club_id,
    receiver.id,
  ])
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${club.club_id}/${me.id}`])
  const { rows } = await client.query(
    `select given_at from referral where club_id = $1 and giver_id = $2 and receiver_id = $3 and prospect_keys && $4::bytea[]
       and withdrawn_at is null and given_at > $5`,
    [club.club_id, me.id, receiver.id, [key], new Date(at.getTime() - 24 * hour)],
  )
  return rows.length > 0
}

/** The receiver's message now, its job, and what will be asked later. */
async function keepNotices({ client, at, club, me }: Turn, receiver: Row, referral: string) {
  const later = (hours: number) => new Date(at.getTime() + hours * hour)
  const stamp = at.getTime()
  const notices = [
    ['referral-received', 'personal', receiver.id, `referral-received:${referral}`, at],
    ['referral-reminder', 'club', receiver.id, `referral-reminder:${referral}:new:${stamp}:0`, later(48)],
    ['referral-reminder', 'club', receiver.id, `referral-reminder:${referral}:new:${stamp}:1`, later(7 * 24)],
    ['referral-closes-soon', 'club', me.id, `referral-closes-soon:${referral}:${me.id}:${stamp}`, later(173 * 24)],
    [
      'referral-closes-soon',
      'club',
      receiver.id,
      `referral-closes-soon:${referral}:${receiver.id}:${stamp}`,
      later(173 * 24),
    ],
  ].map(([kind, group, reader, once, due]) => ({ id: randomUUID(), kind, group, reader, once, due: due as Date }))
  await client.query(
    `insert into notice (club_id, id, kind, class, reader_id, arguments, once, about, kept_at, due_at, state)
     select $1, n.id, n.kind, n.class, n.reader, $2, n.once, $3, $4, n.due, 'kept'
     from unnest($5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::timestamptz[])
       as n (id, kind, class, reader, once, due)
     on conflict (club_id, once) do nothing returning id`,
    [
      ...[club.club_id, JSON.stringify({ referral, status: 'new' }), referral, at],
      ...[notices.map(one => one.id), notices.map(one => one.kind), notices.map(one => one.group)],
      ...[notices.map(one => one.reader), notices.map(one => one.once), notices.map(one => one.due)],
    ],
  )
  const due = [
    ...notices.slice(1).map(one => ({ duty: 'deliver', about: one.id, at: one.due })),
    { duty: 'close-referral', about: referral, at: later(180 * 24) },
  ]
  await client.query(
    `insert into due (club_id, id, duty, about, at)
     select $1, d.id, d.duty, d.about, d.at from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[])
       as d (id, duty, about, at)
     on conflict (club_id, duty, about, at) do nothing`,
    [
      ...[club.club_id, due.map(() => randomUUID()), due.map(one => one.duty)],
      ...[due.map(one => one.about), due.map(one => one.at)],
    ],
  )
  await boss.send(
    'deliver',
    { club: club.club_id, id: notices[0]!.id },
    { db: { executeSql: (sql: string, values?: unknown[]) => client.query(sql, values) } },
  )
}

async function acquaintance({ client, club, me }: Turn, other: Row): Promise<Row> {
  const { rows } = await client.query(
    `select
      (select count(*)::int from attendance x join attendance y on y.club_id = x.club_id and y.meeting_id = x.meeting_id
        where x.club_id = $1 and x.member_id = $2 and y.member_id = $3
          and x.status in ('present', 'late') and y.status in ('present', 'late')) as met_at,
      (select max(m.starts_at) from attendance x join attendance y on y.club_id = x.club_id and y.meeting_id = x.meeting_id
        join meeting m on m.club_id = x.club_id and m.id = x.meeting_id
        where x.club_id = $1 and x.member_id = $2 and y.member_id = $3
          and x.status in ('present', 'late') and y.status in ('present', 'late')) as last_met,
      (select count(*)::int from one_to_one o where o.club_id = $1 and o.status = 'held'
        and o.members @> array[$2, $3]::uuid[]) as one_to_ones,
      (select count(*)::int from introduction i where i.club_id = $1 and i.status = 'accepted'
        and ((i.party_a = $2 and i.party_b = $3) or (i.party_a = $3 and i.party_b = $2))) as introductions`,
    [club.club_id, me.id, other.id],
  )
  return rows[0]
}

/** Whether a private message reaches him. */
async function reachedPrivately({ client, club }: Turn, other: Row): Promise<boolean> {
  const { rows } = await client.query(
    `select a.hello_at, a.closed_at, a.unreachable_at, bad.since from account a
      left join place_trouble bad on bad.club_id = a.club_id and bad.platform = a.platform and bad.place = a.place
      where a.club_id = $1 and a.member_id = $2`,
    [club.club_id, other.id],
  )
  return rows.some(row => row.hello_at && !row.closed_at && !row.unreachable_at && !row.since)
}

/** The receiver's message: looked up, sent, noted. */
const slack = new webApi.WebClient(SLACK_BOT_TOKEN, { slackApiUrl: SLACK_API_URL ?? '' })

async function deliver({ club, id }: { club: string; id: string }) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('assidu.club', $1, true)`, [club])
    const { rows } = await client.query(
      `select account.account, giver.name from notice
         join referral on referral.club_id = notice.club_id and referral.id = notice.about::uuid
         join member giver on giver.club_id = notice.club_id and giver.id = referral.giver_id
         join account on account.club_id = notice.club_id and account.member_id = notice.reader_id
       where notice.club_id = $1 and notice.id = $2`,
      [club, id],
    )
    const title = `Une recommandation de ${rows[0].name}`
    await slack.chat.postMessage({ channel: rows[0].account, text: title, blocks: [rich([strong(title)])] })
    await client.query(`update notice set state = 'sent', changed_at = $3 where club_id = $1 and id = $2`, [
      ...[club, id, new Date()],
    ])
    await client.query('commit')
  } finally {
    client.release()
  }
}

const longDay = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Europe/Paris',
})
const statuses: Record<string, string> = {
  new: 'nouvelle',
  contacted: 'contact pris',
  meeting: 'rendez-vous',
  quoted: 'devis envoyé',
  won: 'gagnée',
  lost: 'perdue',
  'not-a-fit': 'hors cible',
  'no-answer': 'sans réponse',
}

const text = (said: string): RichTextElement => ({ type: 'text', text: said })
const strong = (said: string): RichTextElement => ({ type: 'text', text: said, style: { bold: true } })
const rich = (elements: RichTextElement[]): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const bullets = (items: RichTextElement[][]): KnownBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: items.map(elements => ({ type: 'rich_text_section', elements })),
    },
  ],
})
const small = (said: string): KnownBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: said, emoji: false }],
})
const escaped = (said: string) => said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

boss.on('error', error => console.error(error))
await boss.start()
// About as many as Assidu sends, which keeps Slack's pace: one message a second in a conversation.
await boss.work<{ club: string; id: string }>('deliver', { batchSize: 10, pollingIntervalSeconds: 0.5 }, async jobs => {
  await Promise.all(jobs.map(job => deliver(job.data)))
})
const server = await app.start({ port: 0, host: '127.0.0.1' })
console.log(`http://127.0.0.1:${((server as { address(): unknown }).address() as AddressInfo).port}`)
process.on('SIGTERM', () => process.exit(0))
