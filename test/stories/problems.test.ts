import { describe, expect, test } from 'vitest'
import { onDiscord } from '../kit/on-discord.ts'
import type { ClubOn, OpenClub, Person } from '../kit/on-platform.ts'
import { onPlayground } from '../kit/on-playground.ts'
import { onSlack } from '../kit/on-slack.ts'

type Tell = (club: ClubOn) => Promise<void>

const rows = ({ inClub }: ClubOn, what: 'answers' | 'seats' | 'acts') =>
  inClub(async ({ tx }) => {
    if (what === 'answers') return tx.selectFrom('answer').select(['member_id', 'helpful']).execute()
    if (what === 'seats') return tx.selectFrom('problem_seat').select('member_id').execute()
    return tx.selectFrom('act').select(['kind', 'by_id']).orderBy('at').execute()
  })

/** The club has a problem of Léa's before it: on Thursday at 18:00, or on Friday at 8:00. */
async function puts(lea: Person): Promise<void> {
  await lea.types('/besoin quoi:"problème Nous reprenons un vieux local et son électricité est à refaire"')
  await lea.fills({ date: '2026-11-12', time: '18h', otherDate: '2026-11-13', otherTime: '8h' })
  await lea.sees('Qui serait sollicité', { onlyHis: true })
}

// The club stands on Tuesday 3 November 2026, at 11:00.
const stories: Record<string, Tell> = {
  'a problem is put to a few, who meet when enough can; it helped, and they are thanked': async club => {
    const { lea, marc, ana, olga } = club.people
    await puts(lea)
    const preview = await lea.sees('Qui serait sollicité', { onlyHis: true })
    expect(preview.words).toContain('Personne n’a encore été sollicité')
    expect(await marc.reads()).toEqual([])
    await lea.presses('Solliciter ces 3')
    await lea.sees('Votre problème est transmis', { onlyHis: true })
    const asked = await marc.sees('Léa Martin aimerait votre avis', { where: 'direct' })
    expect(asked.words).toContain('son électricité est à refaire')
    expect(await rows(club, 'seats')).toHaveLength(3)
    await marc.presses('Les deux me vont')
    await marc.sees('Vous pouvez venir à l’un ou l’autre moment', { where: 'direct' })
    await ana.presses('Not this time')
    // Who cannot is told from who has not answered by nobody.
    expect((await lea.reads()).filter(({ where }) => where === 'direct')).toEqual([])
    await olga.presses('The first suits me')
    const conversation = await marc.sees('Le problème de Léa', { where: 'group' })
    expect(conversation.words).toContain('Olga Renard')
    expect(conversation.words).not.toContain('Ana Costa')
    await lea.sees('Le moment qui convient', { where: 'group' })
    expect(await ana.readsOf('Le problème')).toEqual([])
    expect((await rows(club, 'answers')).length).toBe(2)
    await club.clock.goesTo('2026-11-13T10:00')
    await lea.sees('Cela a-t-il aidé', { where: 'direct' })
    await lea.presses('Oui, cela a aidé')
    expect(await rows(club, 'answers')).toMatchObject([{ helpful: true }, { helpful: true }])
    await lea.presses('Les remercier')
    await lea.fills({ message: 'Le tableau est refait' })
    await lea.sees('Vos mercis sont en route', { onlyHis: true })
    await marc.sees('Le tableau est refait', { where: 'direct' })
    await olga.sees('Le tableau est refait', { where: 'direct' })
    expect(await ana.readsOf('tableau')).toEqual([])
  },

  'its author may leave somebody out before, and wait for nobody else once enough can come': async club => {
    const { lea, marc, ana, olga } = club.people
    await puts(lea)
    await lea.presses('Quelqu’un d’autre')
    await lea.presses('Solliciter ces 2')
    await lea.sees('Votre problème est transmis', { onlyHis: true })
    const asked = (await rows(club, 'seats')) as { member_id: string }[]
    expect(asked).toHaveLength(2)
    const people = [
      ['marc', marc, 'Le premier me va', 'Pas cette fois'],
      ['ana', ana, 'The first suits me', 'Not this time'],
      ['olga', olga, 'The first suits me', 'Not this time'],
    ] as const
    const asks = people.filter(([who]) => asked.some(({ member_id }) => member_id === club.idOf(who)))
    const [out] = people.filter(one => !asks.includes(one))
    expect(await out![1].reads()).toEqual([])
    for (const [, person, yes] of asks) await person.presses(yes)
    await lea.sees('Le problème de Léa', { where: 'group' })
  },

  'where too few can come, it ends kindly for its author and for who said yes, and nobody knows who would not':
    async club => {
      const { lea, marc, ana } = club.people
      await puts(lea)
      await lea.presses('Solliciter ces 3')
      await marc.presses('Le premier me va')
      await ana.presses('Not this time')
      await club.clock.goesTo('2026-11-09T10:00')
      const ended = await lea.sees('Pas cette fois', { where: 'direct' })
      expect(ended.words).toContain('Trop peu de membres pouvaient venir')
      expect(ended.words).not.toMatch(/Ana|Olga|Marc/)
      await marc.sees('Merci d’avoir dit oui', { where: 'direct' })
      expect(await ana.readsOf('Too few')).toEqual([])
      await ana.sees('Nothing more is expected of you here', { where: 'direct' })
      expect(await rows(club, 'answers')).toEqual([])
    },

  'taken back, nobody is asked any more; too soon a moment is refused, with all that was typed': async club => {
    const { lea, marc } = club.people
    await lea.types('/besoin quoi:"problème Notre comptable part à la retraite sans successeur"')
    await lea.fills({ date: '2026-11-04', time: '18h' })
    const again = await lea.form()
    expect(again.problems).toContain('48 heures')
    await lea.fills({ date: '2026-11-10' })
    await lea.presses('Solliciter ces 3')
    await marc.sees('aimerait votre avis', { where: 'direct' })
    await lea.presses('Annuler')
    await lea.sees('plus personne n’est sollicité', { onlyHis: true })
    await marc.sees('Plus rien n’est attendu de vous ici', { where: 'direct' })
    const acts = (await rows(club, 'acts')) as { kind: string }[]
    expect(acts.map(({ kind }) => kind)).toEqual(['problem-put', 'problem-put'])
  },
}

const platforms: readonly (readonly [string, () => Promise<OpenClub>])[] = [
  ['Slack', onSlack('socket')],
  ['Discord', onDiscord],
  ['the playground', onPlayground],
]

for (const [platform, open] of platforms)
  describe(`a problem on ${platform}`, () => {
    for (const [name, tell] of Object.entries(stories))
      test(name, async () => {
        const club = await open()
        await tell(club).finally(() => club.close())
      })
  })
