import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { keepApart } from '../../src/club/apart/keep.ts'
import { makeAsk } from '../../src/club/asks/make.ts'
import { endMembership, undoEnd } from '../../src/club/members/end.ts'
import { memberById } from '../../src/club/members/queries.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { openDemoClub } from '../kit/demo-club.ts'
import { openStory, type StoryOf, story, type usualCast } from '../kit/story.ts'

type Club = StoryOf<keyof typeof usualCast>
type Profile = { activity?: string; speciality?: string; seeks?: string; offers?: string }

const need = 'Un notaire réactif pour une cession avant Noël'

/** What their profiles say. */
const says = (club: Pick<Club, 'inClub' | 'idOf'>, profiles: Partial<Record<keyof typeof usualCast, Profile>>) =>
  club.inClub(async ({ tx }) => {
    for (const [who, profile] of Object.entries(profiles))
      await tx
        .updateTable('member')
        .set(profile)
        .where('id', '=', club.idOf(who as keyof typeof usualCast))
        .execute()
  })

const rowsOf = <Row>({ inClub }: Pick<Club, 'inClub'>, text: string) =>
  inClub(async ({ tx }) => (await sql.raw<Row>(text).execute(tx)).rows)

describe('an ask', () => {
  story('is put to the club, answered in private, and closed by who asked', async ({ people }) => {
    const { lea, marc, ana } = people
    await lea.says('/besoin')
    await lea.submits({ text: need })
    expect(lea.texts.at(-1)).toContain('Votre besoin est noté')
    expect(lea.texts.at(-1)).toContain(need)

    await marc.says('/besoin')
    await marc.submits({ text: 'Un maçon pour un mur mitoyen en janvier' })
    await marc.presses('Mes besoins et offres')
    await marc.presses('Ce que cherchent les autres')
    expect(marc.texts.join('\n')).toContain(need)
    await marc.presses('Je peux aider')
    await marc.submits({ text: 'Le mien répond le jour même', contact: 'none' })
    expect(marc.texts.at(-1)).toContain('Elle part vers @Léa Martin, en privé.')
    expect(lea.texts.at(-1)).toContain('Marc Dubois peut vous aider')
    expect(lea.texts.at(-1)).toContain('Le mien répond le jour même')
    expect(ana.texts.join()).not.toContain('notaire')

    await marc.presses('Corriger')
    await marc.submits({ text: 'La mienne répond le jour même', contact: 'none' })
    expect(lea.texts.join('\n')).toContain('La mienne répond le jour même')
    const before = marc.texts.length
    await lea.presses('Cela n’a pas aidé')
    expect(marc.texts).toHaveLength(before)
    await marc.presses('Annuler')
    expect(marc.texts.at(-1)).toContain('a lu votre réponse et y a donné suite')
    await lea.presses('Cela m’a aidé')
    await lea.presses('Clore mon besoin')
    expect(lea.texts.join('\n')).toContain('Clos : il a trouvé sa réponse.')
  })

  story('taken back before anybody answered was never asked', async ({ people: { lea }, inClub }) => {
    await lea.says(`/besoin "${need}"`)
    await lea.presses('Annuler')
    expect(lea.texts.join('\n')).toContain('C’est annulé : votre besoin ne tient plus.')
    const acts = await inClub(club =>
      club.tx.selectFrom('act').select(['kind', 'cancels']).orderBy('noted_at').execute(),
    )
    expect(acts.filter(({ kind }) => kind === 'ask-made').map(({ cancels }) => cancels)).toEqual([false, true])
  })

  story('says nothing by which somebody could be reached, and what was typed is kept', async ({ people: { lea } }) => {
    await lea.says('/besoin "Appelez Mme Dupont au 06 12 34 56 78 pour un toit"')
    expect(lea.texts.at(-1)).toContain('Retirez « 06 12 34 56 78 »')
    await lea.presses('Corriger')
    await lea.submits({ text: 'Un couvreur pour le toit d’une cliente' })
    expect(lea.texts.at(-1)).toContain('Votre besoin est noté')
    await lea.says('/besoin court')
    expect(lea.texts.at(-1)).toContain('Encore quelques mots')
  })
})

/** What the author reads, whoever is asked, or nobody. */
const noted =
  'Je le passe discrètement à ceux que cela peut concerner, si j’en trouve, et le club le lira dans son point du jeudi 5 novembre.'

describe('whom it may concern', () => {
  story('is asked quietly, with the reason, and nobody else learns of it', async club => {
    const { people, clock } = club
    const { lea, marc, ana, olga } = people
    await says(club, {
      marc: { activity: 'Notaire', speciality: 'Cessions d’entreprise' },
      ana: { activity: 'Traiteur' },
    })
    await clock.goesTo('2026-11-03T21:30')
    await lea.says(`/besoin "${need}"`)
    expect(lea.texts.at(-1)).toContain(noted)
    expect(lea.texts.join()).not.toContain('Marc')
    // Not in his quiet hours.
    expect(marc.texts.join()).not.toContain('notaire')
    await clock.goesTo('2026-11-04T09:00')
    expect(marc.texts.at(-1)).toContain('Un coup de main à Léa Martin ?')
    expect(marc.texts.at(-1)).toContain('Pourquoi vous : votre métier, Cessions d’entreprise.')
    for (const other of [ana, olga]) expect(other.texts.join()).not.toContain('notaire')

    const before = lea.texts.length
    await marc.presses('Pas pour moi')
    expect(marc.texts.join('\n')).toContain('vous n’en entendrez plus parler')
    expect(lea.texts).toHaveLength(before)
    await marc.presses('Je peux aider, finalement')
    await marc.submits({ text: 'J’ai une place vendredi', contact: 'none' })
    expect(lea.texts.at(-1)).toContain('Marc Dubois peut vous aider')
    expect(marc.texts.join('\n')).toContain('Vous avez répondu')
    await lea.presses('Dire merci')
    await lea.submits({ message: 'Signé le jour même' })
    expect(lea.texts.at(-1)).toContain('Merci dit à Marc Dubois')
    expect(marc.texts.join('\n')).toContain('Signé le jour même')
    expect(await rowsOf(club, 'select status from ask')).toEqual([{ status: 'answered' }])
    expect(await rowsOf(club, 'select helpful from answer')).toEqual([{ helpful: true }])
  })

  story('knows somebody, and brings the two together', async club => {
    const { lea, marc, ana } = club.people
    await says(club, { marc: { activity: 'Notaire' } })
    await lea.says(`/besoin "${need}"`)
    await marc.presses('Je connais quelqu’un')
    await marc.submits({ second: 'ana' })
    await marc.presses('Envoyer')
    expect(ana.texts.at(-1)).toContain('Léa Martin')
    expect(ana.texts.at(-1)).toContain(need)
  })

  story('is nobody who is away, and the receipt says how it goes then', async club => {
    const { people, inClub, idOf, clock } = club
    const { lea, marc, ana } = people
    await says(club, { marc: { activity: 'Notaire' }, lea: { activity: 'Notaire' } })
    await inClub(async ({ tx, id, newId }) =>
      tx
        .insertInto('leave')
        .values({
          ...{ club_id: id, id: newId(), external_id: 'l1', member_id: idOf('marc') },
          ...{ from_on: Temporal.PlainDate.from('2026-11-01'), until_on: Temporal.PlainDate.from('2026-11-30') },
        })
        .execute(),
    )
    await lea.says(`/besoin "${need}"`)
    expect(lea.texts.at(-1)).toContain(noted)
    await clock.goesTo('2026-11-04T12:00')
    expect(marc.texts.join()).not.toContain('notaire')
    expect(ana.texts.join()).not.toContain('notaire')
  })

  story('is nobody who keeps away from who asks, and neither learns why', async club => {
    const { lea, marc } = club.people
    await says(club, { marc: { activity: 'Notaire' } })
    await club.inClub(async within => {
      const by = await memberById(within, club.idOf('marc'))
      expect(isRefusal(await keepApart(within, { by, other: club.idOf('lea') }))).toBe(false)
    })
    await lea.says(`/besoin "${need}"`)
    // Word for word what she reads where he is asked: nothing to try out until it changes.
    expect(lea.texts.at(-1)).toContain(noted)
    expect(marc.texts.join()).not.toContain('notaire')
  })

  story('is, of an offer, who seeks it', async club => {
    const { lea, ana } = club.people
    await says(club, { ana: { seeks: 'Un photographe pour nos buffets' } })
    await lea.says('/offre "Deux demi-journées de photographe à prix réduit avant Noël"')
    expect(ana.texts.at(-1)).toContain('An offer by Léa Martin')
    expect(ana.texts.at(-1)).toContain('Why you: you seek “Un photographe pour nos buffets”.')
    await ana.presses('I’m interested')
    await ana.submits({ text: 'For December 12', contact: 'none' })
    expect(lea.texts.at(-1)).toContain('Ana Costa s’intéresse à votre offre')
  })
})

const notaries = Object.fromEntries(
  Array.from({ length: 9 }, (_, n) => [`m${n}`, { name: `Membre ${'ABCDEFGHI'[n]}` }]),
) as Record<`m${number}`, { name: string }>

test('however many ask, two asks a week reach one member, five members one ask, and never its author', async () => {
  const club = await openStory({ cast: notaries })
  const { inClub, clock, idOf } = club
  try {
    await inClub(({ tx }) => tx.updateTable('member').set({ activity: 'Notaire', speciality: 'Cessions' }).execute())
    // A stable disorder of who asks when.
    for (let n = 0; n < 30; n++) {
      const author = idOf(`m${(n * 7 + Math.floor(n / 4)) % 9}`)
      const made = await inClub(async within =>
        makeAsk(within, {
          ...{ by: await memberById(within, author), kind: n % 5 === 4 ? 'offer' : 'ask', until: undefined },
          text: `Un notaire pour la cession numéro ${'abcdefghijklmnopqrstuvwxyzéèàç'[n]}`,
        }),
      )
      expect(isRefusal(made)).toBe(false)
      await clock.passes(n % 3 === 0 ? 'PT31H' : 'PT11H')
    }
    const perWeek = await rowsOf<{ most: number }>(
      club,
      `select count(*)::int as most from notice where kind = 'ask-routed' and state = 'sent'
        group by reader_id, date_trunc('week', went_at at time zone 'Europe/Paris') order by 1 desc limit 1`,
    )
    expect(perWeek).toEqual([{ most: 2 }])
    const perAsk = await rowsOf<{ most: number }>(
      club,
      'select count(*)::int as most from ask_route group by ask_id order by 1 desc limit 1',
    )
    expect(perAsk[0]!.most).toBeLessThanOrEqual(5)
    expect(
      await rowsOf(club, 'select from ask_route r join ask k on k.id = r.ask_id where k.author_id = r.member_id'),
    ).toEqual([])
  } finally {
    await club.close()
  }
})

describe('the round-up', () => {
  story('tells on Thursday what is new, each with a button, and follows what becomes of it', async club => {
    const { people, clock } = club
    const { lea, marc, ana, olga } = people
    await lea.says(`/besoin "${need}"`)
    await marc.says('/offre "Un diagnostic électrique offert aux membres"')
    await clock.goesTo('2026-11-05T09:00')
    const read = ana.seen(/Besoins et offres du club/)
    expect(read?.where.kind).toBe('channel')
    expect(ana.texts.at(-1)).toContain('Léa Martin a un besoin, jusqu’au jeudi 3 décembre :')
    expect(ana.texts.at(-1)).toContain(need)
    expect(ana.texts.at(-1)).toContain('Marc Dubois fait une offre')

    await ana.presses('Je peux aider')
    await ana.submits({ text: 'Mine answers the same day', contact: 'none' })
    expect(lea.texts.at(-1)).toContain('Ana Costa peut vous aider')
    expect(olga.texts.join()).not.toContain('the same day')

    // Answered: not told again. The offer is, once more and no more.
    await clock.goesTo('2026-11-12T09:00')
    expect(olga.texts.at(-1)).toContain('Marc Dubois propose toujours')
    expect(olga.texts.at(-1)).not.toContain('notaire')
    await lea.presses('Clore mon besoin')
    expect(olga.texts.join('\n')).toContain('Léa Martin : le besoin est clos.')
    expect(olga.texts.join('\n')).not.toContain(need)
    const before = olga.texts.length
    await clock.goesTo('2026-11-19T12:00')
    expect(olga.texts).toHaveLength(before)
    // Still looking: once more.
    await lea.presses('Rouvrir')
    await clock.goesTo('2026-11-26T12:00')
    expect(olga.texts.at(-1)).toContain('Léa Martin cherche toujours')
  })

  story('goes when what stood in it alone was taken back', async ({ people, clock }) => {
    const { lea, olga } = people
    await lea.says(`/besoin "${need}"`)
    await clock.goesTo('2026-11-05T10:00')
    expect(olga.seen(/Besoins et offres du club/)).toBeDefined()
    await lea.presses('Annuler')
    expect(olga.seen(/Besoins et offres du club/)).toBeUndefined()
  })
})

describe('the end of an ask', () => {
  story('is said two days before, can be put off with a press, and comes by itself', async ({ people, clock }) => {
    const { lea } = people
    await lea.says(`/besoin "${need}" jusqu-au:2026-11-13`)
    await clock.goesTo('2026-11-11T12:00')
    // A holiday in France: it comes forward of nothing, and waits for the next morning.
    await clock.goesTo('2026-11-12T12:00')
    expect(lea.texts.join('\n')).toContain('Cherchez-vous toujours ?')
    await lea.presses('Prolonger de 30 jours')
    await clock.goesTo('2026-11-14T12:00')
    await lea.says('/besoin')
    expect(lea.texts.at(-1)).toContain('jusqu’au samedi 12 décembre : pas encore de réponse')
    await clock.goesTo('2026-12-14T12:00')
    expect(lea.texts.join('\n')).toContain('Arrivé à son terme.')
    await lea.says('/besoin')
    expect(lea.form?.title).toContain('besoin')
  })

  story('comes with the end of a membership, and is undone with it', async club => {
    const { people, clock, inClub, idOf } = club
    const { lea, marc, olga } = people
    await says(club, { marc: { activity: 'Notaire' } })
    await lea.says(`/besoin "${need}"`)
    await clock.goesTo('2026-11-05T10:00')
    expect(marc.texts.join('\n')).toContain('Un coup de main à Léa Martin ?')
    const by = (within: Parameters<typeof memberById>[0]) => memberById(within, idOf('olga'))
    const him = (within: Parameters<typeof memberById>[0]) => memberById(within, idOf('lea'))
    await inClub(async within => endMembership(within, { by: await by(within), member: await him(within) }))
    await club.assidu.drain()
    expect(marc.texts.join('\n')).toContain('Ce n’est plus nécessaire.')
    expect(marc.texts.join('\n')).not.toContain(need)
    expect(olga.texts.join('\n')).not.toContain(need)
    await inClub(async within => undoEnd(within, { by: await by(within), member: await him(within) }))
    await club.assidu.drain()
    expect(marc.texts.join('\n')).toContain(need)
    expect(await rowsOf(club, `select about from due where duty = 'expire-ask' and done_at is null`)).toHaveLength(1)
  })
})

story('what nobody answers is seen to by an organizer', async club => {
  const { people, clock, idOf } = club
  const { lea, marc, olga } = people
  await lea.says(`/besoin "${need}"`)
  await clock.goesTo('2026-11-16T09:00')
  await olga.says('/club digest')
  await olga.presses('See the asks')
  await olga.chooses('See to one of them…', /Léa Martin/)
  await olga.presses('Ask somebody')
  await olga.submits({ member: idOf('marc') })
  expect(olga.texts.at(-1)).toContain('Marc Dubois is asked')
  expect(marc.texts.at(-1)).toContain('Olga Renard a pensé à vous pour ce que @Léa Martin demande au club')
  await olga.presses('Ask somebody')
  const again = await olga.submits({ member: idOf('marc') })
  expect(JSON.stringify(again)).toContain('knows of it already')
  await olga.presses('Leave it')
  await olga.says('/club digest')
  expect(olga.texts.at(-1)).not.toContain('See the asks')
})

test('where a round-up is full, the receipt says in which one the club reads it', async () => {
  const club = await openDemoClub()
  try {
    // Seven of the demo are open, and six stand in one.
    await club.person('m05').says('/besoin "Un contrôle technique pour trois camionnettes"')
    expect(club.person('m05').texts.at(-1)).toContain('dans son point du jeudi 3 décembre')
  } finally {
    await club.close()
  }
})
