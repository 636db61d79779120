import { expect, test } from 'vitest'
import { askForRetention } from '../../src/club/privacy/let-go.ts'
import { everythingKept, standsIn } from '../kit/everything.ts'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub, Person } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'
import { onSlack } from '../kit/on-slack.ts'

/**
 * Two prospects whose every word is found wherever it stands, however it is written: what the club lives through with them
 * is read by their giver and their receiver, and stands in no row, no line of the log and no other request.
 */
const gap = '[\\s\u00a0\u202f.()/-]*'
const digits = (figures: string) => [...figures].join(gap)
const words = ['quetzalcoatl', 'zoltan', 'xylophage', 'ensorcel', 'wolfgang', 'ribbentropp', 'velociped', 'hippogriffe']
const prospect = new RegExp(`${words.join('|')}|${digits('39984142')}|${digits('39984344')}`, 'i')
const first =
  'contact:"Zoltan Quetzalcoatl" entreprise:"Xylophage" telephone:"06 39 98 41 42" email:zoltan@xylophage.example'
const second = 'contact:"Wolfgang Ribbentropp" telephone:"+33 6 39 98 43 44" email:wr@velociped.example'

type Kept = readonly { readonly words: string }[]
const telling = (read: Kept) => read.map(one => one.words).filter(text => prospect.test(text))

/** Nobody but the two reads anything of it, in a channel or alone. */
async function nobodyElseReads({ people: { ana, olga }, stranger }: ClubOn): Promise<void> {
  for (const one of [ana, olga, stranger]) expect([one.name, telling(await one.reads())]).toEqual([one.name, []])
  for (const two of [ana, olga]) expect(await two.reads()).toBeDefined()
}

/** As the rows lie on the disk: a firm stands in the open, as long as it is kept. */
async function nothingLies({ inClub }: ClubOn): Promise<void> {
  const rows = await inClub(club => everythingKept(club, { asItLies: true }))
  expect(standsIn(rows, prospect).filter(row => !row.startsWith('referral.prospect_company:'))).toEqual([])
}

const types = (club: ClubOn, who: Person, line: string) =>
  who.types(club.ground.platform === 'discord' && line.startsWith('/club ') ? `/assidu "${line.slice(1)}"` : line)

async function lives(club: ClubOn): Promise<void> {
  const { people, clock, inClub } = club
  const { lea, marc, ana, olga } = people
  await inClub(askForRetention)
  // Passed in a line in the channel and asked about first; from a form; the same one once more, to somebody else.
  await lea.types(`/recommander @marc outside besoin:"Une charpente ensorcelée chez Zoltan Quetzalcoatl" ${first}`)
  await lea.presses('Oui, transmettre')
  await marc.sees('06 39 98 41 42', { where: 'direct' })
  await lea.types(`/recommander @marc outside besoin:"Un hippogriffe" ${second}`)
  await lea.presses('Oui, transmettre')
  await ana.types('/recommander @olga outside "Une autre porte" contact:"Quelqu’un" telephone:"0639984344" accord:oui')
  // What is refused, half typed or denied.
  await lea.types(`/recommander @nessuno outside "Un hippogriffe" ${second}`)
  await lea.types(`/recommander @marc outside "Un hippogriffe" contact:"Wolfgang Ribbentropp" telephone:"06 39 98"`)
  await marc.types('/recos')
  await lea.types('/recos')
  await lea.types('/recos fichier')
  await marc.presses('Contact pris', 'Zoltan')
  await lea.sees('a pris contact', { where: 'direct' })
  await nobodyElseReads(club)
  await nothingLies(club)
  // Reminders, the digest, the organizers' pages, what each may read of himself.
  await clock.passes('P16D')
  await marc.presses('Autre réponse', 'Zoltan')
  await marc.presses('Gagnée')
  for (const who of [marc, lea, ana, olga]) await who.types('/mes-donnees')
  for (const line of ['/club digest', '/club members', '/club prospects', '/club business'])
    await types(club, olga, line)
  await olga.types('/mon-bilan')
  await nobodyElseReads(club)
  await nothingLies(club)
}

/** The second asks to be forgotten; the first is purged in time. */
async function ends(club: ClubOn): Promise<void> {
  const { people, clock, inClub } = club
  const { lea, marc, olga } = people
  expect(telling(await marc.reads()).length).toBeGreaterThan(1)
  // The playground keeps what elsewhere is gone with the window: the answers to each of them.
  const keepsAnswers = club.ground.platform === 'playground'
  if (keepsAnswers) {
    await marc.presses('Autre réponse', 'Wolfgang')
    await marc.presses('Une note pour moi')
    await marc.fills({ note: 'Un hippogriffe, vraiment' })
    await marc.sees('hippogriffe, vraiment')
  }
  await types(club, olga, '/club prospects')
  await olga.presses('A prospect asks us to forget them')
  await olga.fills({ phone: '0033 6 39 98 43 44' })
  await olga.sees('1 referral names this person')
  await olga.presses('Forget them in it')
  await olga.sees('forgotten in 1 referral')
  await lea.sees('La personne que vous avez recommandée à', { where: 'direct' })
  await marc.sees('a demandé au club de l’oublier', { where: 'direct' })
  const direct = async (who: Person) => telling((await who.reads()).filter(({ where }) => where === 'direct'))
  for (const who of [lea, marc]) expect((await direct(who)).join('\n')).not.toMatch(/wolfgang|hippogriffe|velociped/i)
  if (keepsAnswers)
    for (const who of [lea, marc])
      expect((await who.reads()).filter(one => /wolfgang|hippogriffe|velociped/i.test(one.words))).toEqual([])
  expect(standsIn(await inClub(everythingKept), /wolfgang|ribbentropp|velociped|hippogriffe/i)).toEqual([])
  await nobodyElseReads(club)
  await clock.passes('P92D')
  // A firm stays, and what was needed without the one who needed it.
  const left = /zoltan|quetzalcoatl|39\s?98\s?41\s?42|39984142|@xylophage/i
  expect(standsIn(await inClub(everythingKept), left)).toEqual([])
  for (const who of [lea, marc]) expect((await direct(who)).join('\n')).not.toMatch(left)
  await nobodyElseReads(club)
}

async function told(open: () => Promise<OpenClub>, then: (club: OpenClub) => void = () => {}): Promise<void> {
  const club = await open()
  try {
    await lives(club)
    await ends(club)
    then(club)
  } finally {
    await club.close()
  }
}

test('a prospect is read by two members and stands nowhere else: on Slack, in its calls and in the log', async () => {
  const lines: string[] = []
  const open = onSlack('http', { log: { write: line => void lines.push(line) } })
  let slack: Awaited<ReturnType<typeof open>>['slack'] | undefined
  await told(
    async () => {
      const club = await open()
      slack = club.slack
      return club
    },
    () => {
      const { workspace, calls } = slack!
      const theirs = new Set(['U0LEA', 'U0MARC'].flatMap(user => [user, workspace.direct([user]).id]))
      const others = calls
        .map(call => JSON.stringify(call))
        .filter(call => prospect.test(call) && ![...theirs].some(one => call.includes(one)))
      expect(others.filter(call => !call.includes('"views.open"'))).toEqual([])
      expect(calls.filter(call => prospect.test(JSON.stringify(call))).length).toBeGreaterThan(2)
    },
  )
  expect(lines.filter(line => prospect.test(line))).toEqual([])
})

test('a prospect is read by two members and stands nowhere else: on Discord', () => told(onDiscord))

test('a prospect is read by two members and stands nowhere else: in the playground', () => told(onPlayground))
