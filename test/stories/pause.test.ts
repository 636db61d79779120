import { describe, expect, test } from 'vitest'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub, Person, Who } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'
import { onSlack } from '../kit/on-slack.ts'

type Tell = (club: ClubOn) => Promise<void>

const leavesOf = ({ inClub, idOf }: ClubOn, who: Who) =>
  inClub(async ({ tx }) => {
    const rows = await tx
      .selectFrom('leave')
      .select(['from_on', 'until_on'])
      .where('member_id', '=', idOf(who))
      .orderBy('from_on')
      .execute()
    return rows.map(({ from_on, until_on }) => `${from_on} ${until_on}`)
  })

/** What is shown to her before it goes, where she and the other know each other little, is sent. */
async function sends(person: Person): Promise<void> {
  if ((await person.reads()).at(-1)?.buttons.includes('Envoyer')) await person.presses('Envoyer')
}

// The club stands on Tuesday 3 November 2026, at 11:00.
const stories: Record<string, Tell> = {
  'a form asks for how long and never why; the receipt says what it means, and is taken back': async club => {
    const { lea } = club.people
    await lea.types('/pause')
    await lea.fills({ length: 'deux semaines' })
    const receipt = await lea.sees('Votre pause est notée', { onlyHis: true })
    expect(receipt.words).toContain('jusqu’au lundi 16 novembre compris')
    expect(receipt.words).toContain('Personne ne saura pourquoi')
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2026-11-16'])
    await lea.presses('Annuler')
    await lea.sees('vous n’êtes pas en pause', { onlyHis: true })
    expect(await leavesOf(club, 'lea')).toEqual([])
    await lea.types('/pause jusqu-au:"15 janvier"')
    await lea.sees('jusqu’au vendredi 15 janvier 2027 compris', { onlyHis: true })
    await lea.types('/pause pour:"un mois"')
    await lea.sees('jusqu’au mercredi 2 décembre compris', { onlyHis: true })
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2026-12-02'])
    await lea.presses('Annuler', 'mercredi 2 décembre')
    await lea.sees('jusqu’au vendredi 15 janvier 2027', { onlyHis: true })
    await lea.types('/pause jusqu-au:"2 semaines"')
    await lea.sees('jusqu’au mardi 17 novembre compris', { onlyHis: true })
    await lea.presses('Annuler', 'mardi 17 novembre')
    await lea.types('/pause jusqu-au:"2027-02-01"')
    await lea.sees('90 jours au plus', { onlyHis: true })
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2027-01-15'])
  },

  'two days before its end one message renews it, or ends it; the day after she is welcomed once': async club => {
    const { lea, marc } = club.people
    await lea.types('/pause jusqu-au:"29 novembre"')
    await marc.types('/recommander @lea moi-même besoin:"Une verrière"')
    // Whoever acts towards her reads it first; it reaches her all the same.
    const asked = await marc.sees('Léa Martin est en pause', { onlyHis: true })
    expect(asked.words.match(/jusqu’au dimanche 29 novembre/g)).toHaveLength(1)
    await marc.presses('Transmettre maintenant')
    await marc.sees('Transmise à Léa Martin', { onlyHis: true })
    await lea.sees('Une verrière', { where: 'direct' })
    const before = (await lea.reads()).length
    await club.clock.goesTo('2026-11-27T09:59')
    expect(await lea.reads()).toHaveLength(before)
    await club.clock.goesTo('2026-11-27T10:00')
    await lea.sees('De retour bientôt', { where: 'direct' })
    await lea.presses('Un mois de plus')
    await lea.sees('votre pause continue jusqu’au mardi 29 décembre', { where: 'direct' })
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2026-12-29'])
    await lea.presses('Annuler', 'votre pause continue')
    await lea.sees('Votre pause se termine le dimanche 29 novembre', { where: 'direct' })
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2026-11-29'])
    await club.clock.goesTo('2026-11-30T10:00')
    const back = await lea.sees('Bon retour', { where: 'direct' })
    expect(back.words).toContain('1 recommandation pour vous')
    await club.clock.goesTo('2026-12-01T18:00')
    expect(await lea.readsOf('Bon retour')).toHaveLength(1)
  },

  'who is back earlier says so in one tap, reads what waits, and may take it up again': async club => {
    const { lea, marc } = club.people
    await lea.types('/pause pour:"un mois"')
    await marc.types('/recommander @lea moi-même besoin:"Une verrière"')
    await marc.presses('Transmettre maintenant')
    await club.clock.goesTo('2026-11-10T09:00')
    await lea.types('/pause')
    await lea.presses('Je suis de retour')
    const back = await lea.sees('Heureux de vous retrouver', { onlyHis: true })
    expect(back.words).toContain('1 recommandation pour vous')
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2026-11-09'])
    await lea.presses('Reprendre ma pause')
    await lea.sees('jusqu’au mercredi 2 décembre compris', { onlyHis: true })
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2026-12-02'])
    await lea.types('/pause')
    const card = await lea.sees('Votre pause', { onlyHis: true })
    expect(card.buttons).not.toContain('Un mois de plus')
    await club.clock.goesTo('2026-12-01T09:00')
    await lea.types('/pause')
    await lea.presses('Un mois de plus')
    await lea.sees('jusqu’au samedi 2 janvier 2027', { onlyHis: true })
  },

  'a pause to come leaves him as he is until it begins, and is given up in one tap': async club => {
    const { lea, marc } = club.people
    await lea.types('/pause a-partir-du:"20 décembre" jusqu-au:"4 janvier"')
    await lea.sees('Vous serez en pause du dimanche 20 décembre au lundi 4 janvier 2027 compris', { onlyHis: true })
    await marc.types('/recommander @lea moi-même besoin:"Une prise"')
    const passed = await marc.sees('Transmise à Léa Martin', { onlyHis: true })
    expect(passed.words).not.toContain('en pause')
    await lea.types('/pause jusqu-au:"28 décembre"')
    await lea.sees('Vous avez déjà une pause, du', { onlyHis: true })
    await lea.types('/pause')
    await lea.presses('Finalement, pas de pause')
    await lea.sees('cette pause n’aura pas lieu', { onlyHis: true })
    expect(await leavesOf(club, 'lea')).toEqual([])
  },

  'whoever asks the club for himself a second time is back, and may say that it was not meant': async club => {
    const { lea } = club.people
    // What she asked for earlier that day is not asked while away.
    await lea.types('/presenter qui:@olga pourquoi:"Vos clients et les miens"')
    await lea.presses('Envoyer')
    await sends(lea)
    await club.clock.goesTo('2026-11-03T11:10')
    await lea.types('/pause pour:"un mois"')
    await lea.types('/presenter qui:@marc pourquoi:"Nos métiers se complètent"')
    await lea.presses('Envoyer')
    await sends(lea)
    expect((await lea.readsOf('Marc Dubois')).filter(({ words }) => words.includes('se termine avec'))).toEqual([])
    await club.clock.goesTo('2026-11-05T09:00')
    await lea.types('/presenter qui:@ana pourquoi:"Un buffet pour nos portes ouvertes"')
    await lea.presses('Envoyer')
    await sends(lea)
    await lea.sees('votre pause se termine avec cette demande', { onlyHis: true })
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2026-11-04'])
    await lea.presses('Reprendre ma pause')
    await lea.sees('jusqu’au mercredi 2 décembre compris', { onlyHis: true })
    expect(await leavesOf(club, 'lea')).toEqual(['2026-11-03 2026-12-02'])
    // What she does for others ends nothing.
    await club.clock.goesTo('2026-11-05T09:30')
    await lea.types('/recommander @marc moi-même besoin:"Un tableau"')
    expect((await lea.sees('Transmise à Marc', { onlyHis: true })).words).not.toContain('pause')
  },
}

const platforms: readonly (readonly [string, () => Promise<OpenClub>])[] = [
  ['Slack', onSlack('socket')],
  ['Discord', onDiscord],
  ['the playground', onPlayground],
]

for (const [platform, open] of platforms)
  describe(`a pause on ${platform}`, () => {
    for (const [name, tell] of Object.entries(stories))
      test(name, async () => {
        const club = await open()
        await tell(club).finally(() => club.close())
      })
  })
