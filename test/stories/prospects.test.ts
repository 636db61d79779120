import { sql } from 'kysely'
import { expect } from 'vitest'
import { asTyped } from '../kit/as-typed.ts'
import { everythingKept, standsIn } from '../kit/everything.ts'
import { story } from '../kit/story.ts'

const person = /Vidal|98 31 41|639983141|vidal@|terrasse qui fuit/i
const typed = 'contact:"Jeanne Vidal" telephone:"06 39 98 31 41" email:vidal@tilleuls.example accord:oui'

story(
  'a prospect asks to be forgotten: an organizer sees how many, and nothing is left of her anywhere',
  async club => {
    const { lea, marc, ana, olga } = club.people
    await lea.says(`/refer @marc outside "Une terrasse qui fuit chez Jeanne Vidal" ${typed}`)
    await marc.presses('Contact pris')
    await lea.says('/merci @marc recommandation "Merci, Jeanne Vidal (+33 6 39 98 31 41) est ravie"')
    await ana.says('/refer @marc outside "Another roof" prospect:"J. Vidal" phone:"+33639983141" agreed:yes')
    await ana.presses('Pass it all the same')
    await ana.says('/refer @lea outside "A wall" prospect:"Jeanne VIDAL" agreed:yes')
    await ana.presses('Pass it all the same')
    await olga.says('/club')
    await olga.presses('Prospects’ rights')
    await olga.presses('A prospect asks us to forget them')
    await olga.submits({})
    expect(asTyped(olga.problems.name!)).toContain('By what shall I look?')
    await olga.submits({ phone: '0639983141', name: 'Vidal Jeanne' })
    const asked = asTyped(olga.texts.at(-1)!)
    expect(asked).toContain('2 referrals name this person, by telephone or e-mail.')
    expect(asked).toContain('1 more referral bears this name')
    expect(asked).not.toMatch(person)
    await olga.presses('Forget them in all 3')
    const proof = asTyped(olga.texts.at(-1)!)
    expect(proof).toContain('3 November: forgotten in 3 referrals. The members of the referrals have been told.')
    expect(proof).toContain('Vous avez demandé au Cercle de vous oublier. C’est fait')
    expect(proof).not.toMatch(person)

    expect(standsIn(await club.inClub(everythingKept), person)).toEqual([])
    for (const one of [lea, marc, ana, olga]) expect(one.texts.join('\n')).not.toMatch(person)
    // Both of each are told once, in one neutral sentence, and the receiver's card has nothing to press any more.
    expect(
      lea.seen(/La personne que vous avez recommandée à Marc Dubois .* a demandé au club de l’oublier/),
    ).toBeDefined()
    expect(marc.seen(/La personne que Léa Martin vous a recommandée .* a demandé au club de l’oublier/)).toBeDefined()
    expect(ana.seen(/The person whom you recommended to Léa Martin/)).toBeDefined()
    await expect(marc.presses('Rendez-vous pris')).rejects.toThrow()

    // Whoever passes her on again reads that she asked; an organizer notes when she has changed her mind.
    await marc.says('/refer @ana outside "Une cave" contact:"Mme Vidal" telephone:"00 33 6 39 98 31 41" accord:oui')
    expect(asTyped(marc.texts.at(-1)!)).toContain('a demandé au club, mardi 3 novembre, de ne plus y être recommandée')
    await olga.says('/club prospects')
    expect(asTyped(olga.texts.at(-1)!)).toContain('3 November: forgotten in 3 referrals.')
    await olga.presses('They may be recommended again')
    await olga.submits({ email: 'Vidal@tilleuls.example' })
    await olga.presses('They may be recommended again')
    await olga.submits({ phone: '06 39 98 31 41' })
    await marc.says('/refer @ana outside "Une cave" contact:"Mme Vidal" telephone:"06 39 98 31 41" accord:oui')
    expect(asTyped(marc.texts.at(-1)!)).toContain('Transmise à Ana Costa')
  },
)

story('what somebody was asked about when the prospect was forgotten can no longer be sent', async club => {
  const { lea, ana, olga } = club.people
  await lea.says(`/refer @marc outside "Une terrasse qui fuit" ${typed}`)
  await ana.says('/refer @marc outside "Another roof" prospect:"J. Vidal" phone:"+33639983141" agreed:yes')
  await olga.says('/club prospects')
  await olga.presses('A prospect asks us to forget them')
  await olga.submits({ phone: '0639983141' })
  await olga.presses(/^Forget/)
  await ana.presses('Pass it all the same')
  expect(asTyped(ana.texts.at(-1)!)).toContain('This form is no longer open')
  const { rows } = await club.inClub(({ tx }) =>
    sql<{ kept: string }>`select count(*) as kept from referral`.execute(tx),
  )
  expect(Number(rows[0]!.kept)).toBe(1)
})
