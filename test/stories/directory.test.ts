import { describe, expect, test } from 'vitest'
import { addMember } from '../../src/club/members/add.ts'
import { endMembership } from '../../src/club/members/end.ts'
import { everyMember, memberById } from '../../src/club/members/queries.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'
import { onSlack } from '../kit/on-slack.ts'

type Tell = (club: ClubOn) => Promise<void>
type More = {
  readonly name: string
  readonly company: string
  readonly activity: string
  readonly seeks?: string
  readonly joined?: string
}

/** More members on the list; gives their ids. */
const joinedBy = ({ inClub }: ClubOn, some: readonly More[]) =>
  inClub(async club => {
    const ids: string[] = []
    for (const { joined = '2024-01-01', ...member } of some) {
      const added = await addMember(club, { by: null, member, isAnother: true })
      if (isRefusal(added) || !('member' in added)) throw new Error(`${member.name} could not be added`)
      await club.tx
        .updateTable('member')
        .set({ joined_on: Temporal.PlainDate.from(joined) })
        .where('id', '=', added.member.id)
        .execute()
      ids.push(added.member.id)
    }
    return ids
  })

const artisans: readonly More[] = [
  { name: 'Inès Caron', company: 'Caron Bois', activity: 'Menuiserie et escaliers', seeks: 'Des architectes' },
  { name: 'Zoé d’Aubigné-Lefèvre', company: 'Lefèvre & Associés', activity: 'Expertise comptable' },
]
/** So many that a page does not show them. */
const bakers = Array.from({ length: 10 }, (_, n) => ({
  name: `Boris Levain-${'ABCDEFGHIJ'[n]}`,
  company: `Fournil ${n + 1}`,
  activity: 'Boulangerie',
}))

/** All words of the drafts that are kept: what was typed and is to come again. */
const kept = ({ inClub }: ClubOn) =>
  inClub(async ({ tx }) => (await tx.selectFrom('draft').select('id').execute()).length)

// The club stands on Tuesday 3 November 2026, at 11:00.
const stories: Record<string, Tell> = {
  'a trade is found in either language, with a slip, and by its firm; each reads what connects the two': async club => {
    const { lea, ana } = club.people
    await joinedBy(club, artisans)
    for (const [typed, who] of [
      ['menuisier', 'Inès Caron'],
      ['menuisrie', 'Inès Caron'],
      ['AUBIGNE lefevre zoe', 'Zoé d’Aubigné-Lefèvre'],
      ['un expert-comptable', 'Zoé d’Aubigné-Lefèvre'],
    ] as const) {
      await lea.types(`/annuaire mots:"${typed}"`)
      const card = await lea.sees(`« ${typed} » : 1 membre`, { onlyHis: true })
      expect(card.words).toContain(who)
      expect(card.words).toContain('pas encore de rencontre')
    }
    await ana.types('/directory words:"carpenter"')
    const card = await ana.sees('“carpenter”: 1 member', { onlyHis: true })
    expect(card.words).toContain('Inès Caron: Menuiserie et escaliers, Caron Bois · never met')
    await ana.types('/directory words:"an accountant"')
    expect((await ana.sees('“an accountant”: 1 member')).words).toContain('Zoé d’Aubigné-Lefèvre')
    await ana.types('/directory words:"carpenter for Aubigné"')
    const both = await ana.sees('“carpenter for Aubigné”: 2 members')
    expect(both.words).toContain('Nobody has all of these words')
    // Nothing of it is kept: no search had a second page.
    expect(await kept(club)).toBe(0)
  },

  'whom nobody knows is told with what is written most like it, and what to do next': async club => {
    const { lea } = club.people
    await joinedBy(club, artisans)
    await lea.types('/annuaire mots:"kaviste"')
    const none = await lea.sees('Personne sous « kaviste »', { onlyHis: true })
    expect(none.words).toMatch(/demandez au club : avec .?besoin/)
    await lea.types('/annuaire mots:"menusieriez"')
    const like = await lea.sees('Personne sous « menusieriez »')
    expect(like.words).toContain('L’orthographe la plus proche')
    expect(like.words).toContain('Inès Caron')
    await lea.types('/annuaire mots:"& | ! :* ( ) \' 🎉"')
    await lea.sees('Personne sous « & |')
  },

  'everybody stands there page by page; a profile and a one-to-one are one choice away': async club => {
    const { lea, ana } = club.people
    const [ines] = await joinedBy(club, [artisans[0]!, ...bakers])
    await lea.types('/annuaire')
    const first = await lea.sees('L’annuaire : 15 membres', { onlyHis: true })
    expect(first.words.match(/Levain-/g)).toHaveLength(7)
    expect(first.words).not.toContain('Olga Renard')
    await lea.presses('La suite (encore 7)')
    const second = await lea.sees('Olga Renard', { onlyHis: true })
    expect(second.words).toContain('Léa Martin : Martin Toitures · c’est vous')
    expect(second.words).not.toContain('Levain-A')
    await lea.presses('Page précédente')
    expect((await lea.sees('L’annuaire : 15 membres')).words).not.toContain('Olga Renard')
    await lea.types('/annuaire mots:"boulanger"')
    expect((await lea.sees('« boulanger » : 10 membres')).words).not.toContain('Levain-I')
    expect(await kept(club)).toBe(1)
    await lea.presses('La suite (encore 2)')
    expect((await lea.sees('« boulanger » : 10 membres')).words).toContain('Levain-I')
    await club.clock.passes('PT45M')
    await lea.presses('Page précédente')
    await lea.sees('n’est plus ouvert')
    expect(await kept(club)).toBe(0)
    await lea.presses('Chercher encore')
    await lea.fills({ words: 'menuisier' })
    await lea.sees('« menuisier » : 1 membre')
    await lea.presses('Voir le profil', '« menuisier »')
    expect((await lea.sees('Menuiserie et escaliers', { onlyHis: true })).words).toContain('Des architectes')
    await lea.presses('Proposer un tête-à-tête', '« menuisier »')
    await lea.fills({})
    await lea.sees('Tête-à-tête proposé à Inès Caron')
    const proposed = await club.inClub(({ tx }) => tx.selectFrom('one_to_one').select('members').execute())
    expect(proposed[0]?.members).toContain(ines)
    await ana.types('/directory')
    await ana.sees('The directory: 15 members', { onlyHis: true })
  },

  'whom one has never met: who completes him first, with the reason, then newcomers; whoever he met is not there':
    async club => {
      const { lea, ana } = club.people
      const { inClub, idOf } = club
      await joinedBy(club, [
        { name: 'Bob Jeune', company: 'Jeune Vélos', activity: 'Vélos', joined: '2026-10-20' },
        { name: 'Vera Vieux', company: 'Vieux Papiers', activity: 'Archives' },
        { ...artisans[0]!, seeks: 'Un couvreur' },
      ])
      await inClub(async ({ tx, id: club_id, newId }) => {
        await tx.updateTable('member').set({ activity: 'Couvreur zingueur' }).where('id', '=', idOf('lea')).execute()
        const id = newId()
        await tx
          .insertInto('one_to_one')
          .values({
            ...{ club_id, id, external_id: id, members: [idOf('lea'), idOf('marc')], status: 'held' },
            ...{ held_on: Temporal.PlainDate.from('2026-06-03'), confirmed_by: [idOf('lea'), idOf('marc')] },
          })
          .execute()
      })
      await lea.types('/annuaire')
      expect((await lea.sees('L’annuaire : 7 membres')).words).toContain('dernier tête-à-tête le 3 juin')
      await lea.presses('Jamais rencontrés')
      const card = await lea.sees('Pas encore de tête-à-tête avec vous : 5 membres', { onlyHis: true })
      expect(card.words).not.toContain('Marc Dubois')
      const order = ['Inès Caron', 'Bob Jeune', 'Vera Vieux'].map(name => card.words.indexOf(name))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      expect(card.words).toContain('Inès Caron cherche « Un couvreur » : vous êtes de la partie.')
      expect(card.words).toMatch(/Bob Jeune.*vient d’arriver/)
      await ana.types('/directory only:"never met"')
      expect((await ana.sees('No one-to-one with you yet: 6 members')).words).toContain('Bob Jeune')
    },

  'two of one name are told apart by their firm, and whoever left is not there': async club => {
    const { lea, olga } = club.people
    const { inClub, idOf } = club
    const [left] = await joinedBy(club, [
      { name: 'Paul Sortant', company: 'Sortant', activity: 'Menuiserie' },
      { name: 'Marc DUBOIS', company: 'Dubois Fleurs', activity: 'Fleuriste' },
    ])
    await inClub(async within =>
      endMembership(within, {
        by: await memberById(within, idOf('olga')),
        member: await memberById(within, left!),
      }),
    )
    const listed = await inClub(everyMember)
    expect(listed.map(({ name }) => name)).toContain('Marc Dubois (Dubois Électricité)')
    await lea.types('/annuaire mots:"dubois marc"')
    const card = await lea.sees('« dubois marc » : 2 membres', { onlyHis: true })
    expect(card.words).toContain('Marc Dubois (Dubois Électricité)')
    expect(card.words).toContain('Marc DUBOIS (Dubois Fleurs) : Fleuriste')
    await lea.chooses('Voir le profil de…', 'Marc DUBOIS (Dubois Fleurs)')
    await lea.sees('Fleuriste', { onlyHis: true })
    await lea.chooses('Proposer un tête-à-tête à…', 'Marc DUBOIS (Dubois Fleurs)')
    await lea.fills({})
    await lea.sees('Tête-à-tête proposé à Marc DUBOIS (Dubois Fleurs)')
    await olga.types('/directory words:"sortant"')
    await olga.sees('Nobody under “sortant”', { onlyHis: true })
  },
}

const platforms: readonly (readonly [string, () => Promise<OpenClub>])[] = [
  ['Slack', onSlack('socket')],
  ['Discord', onDiscord],
  ['the playground', onPlayground],
]

for (const [platform, open] of platforms)
  describe(`the directory on ${platform}`, () => {
    for (const [name, tell] of Object.entries(stories))
      test(name, async () => {
        const club = await open()
        await tell(club).finally(() => club.close())
      })
  })
