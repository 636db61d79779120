import { expect } from 'vitest'
import { actionsOf } from '../kit/stage.ts'
import { story } from '../kit/story.ts'

/** What happens between a typed referral and its arrival, as its giver sees it. */

const toAna = '/refer @ana outside "Un toit" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui'

story('who is recommended twice in a club is warned of, and neither by whom nor to whom is told', async club => {
  const { lea, marc, olga, ana } = club.people
  await lea.says('/refer @marc outside "Un toit" contact:"Julie Dupont" telephone:"+33 6 39 98 12 12" accord:oui')
  // Another spelling of the name, the same telephone.
  await olga.says('/refer @ana outside "A roof" prospect:"Mrs Dupont" phone:"06.39.98.12.12" agreed:yes')
  const asked = olga.messages.at(-1)!
  expect(asked.text).toContain('recommended in the club lately')
  expect(asked.text).toContain('is noted')
  expect(asked.text).not.toMatch(/Léa|Martin|Marc|Julie|Tuesday|3 November/)
  expect(ana.messages).toHaveLength(0)
  await olga.presses('Keep it 30 minutes')
  expect(asked.text).toContain('Nothing has been sent')
  await olga.presses('Pass it all the same')
  expect(olga.texts.at(-1)).toContain('Passed on to Ana Costa')
  expect(ana.texts.at(-1)).toContain('06 39 98 12 12')
  expect(marc.messages).toHaveLength(1)
  // In the audit that it was told: of whom, nothing.
  const audited = await club.inClub(({ tx }) => tx.selectFrom('audit').selectAll().execute())
  expect(audited.map(({ what, by_id, about, detail }) => ({ what, by_id, about, detail }))).toEqual([
    { what: 'prospect-recommended-before', by_id: club.idOf('olga'), about: null, detail: null },
  ])
})

story('a member who would find out whose customer is whose is told it three times a month, and no more', async club => {
  const { lea, olga, ana } = club.people
  for (const name of ['Roux', 'Klein', 'Sy', 'Haddad'])
    await lea.says(`/refer @marc outside "Un toit" contact:"M. ${name}" accord:oui`)
  for (const name of ['Roux', 'Klein', 'Sy']) {
    await olga.says(`/refer @ana outside "A roof" prospect:"M. ${name}" agreed:yes`)
    expect(olga.texts.at(-1)).toContain('A contact of this name has been recommended')
    expect(ana.messages).toHaveLength(0)
  }
  await olga.says('/refer @ana outside "A roof" prospect:"M. Haddad" agreed:yes')
  expect(olga.texts.at(-1)).toContain('Passed on to Ana Costa')
  expect(ana.messages).toHaveLength(1)
  // Without the prospect’s agreement nothing is told at all.
  await club.clock.passes('P31D')
  await olga.says('/refer @ana outside "A roof" prospect:"M. Roux"')
  expect(olga.texts.at(-1)).toContain('Has M. Roux agreed to be contacted?')
  await olga.presses('Yes, pass it')
  expect(olga.texts.at(-1)).toContain('A contact of this name has been recommended')
  await olga.presses('Pass it all the same')
  expect(olga.texts.at(-1)).toContain('Passed on to Ana Costa')
})

story('what he passed on himself he is told as his own, as long as it is open', async club => {
  const { lea, marc, ana } = club.people
  await lea.says('/refer @marc outside "Un toit" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
  await lea.says(toAna)
  expect(lea.texts.at(-1)).toContain('transmis ce contact à Marc Dubois mardi 3 novembre')
  expect(lea.texts.at(-1)).toContain('appelée deux fois')
  expect(lea.texts.at(-1)).not.toContain('est noté')
  await club.clock.passes('P2D')
  await lea.says('/refer @marc outside "Un mur" contact:"Mme Dupont" telephone:"06 39 98 12 12" accord:oui')
  expect(lea.texts.at(-1)).toContain('est toujours ouverte')
  expect(lea.texts.at(-1)).not.toContain('deux fois')
  expect(ana.messages).toHaveLength(0)
  // Lost with one, it goes to another without a word.
  const [first] = await club.inClub(({ tx }) => tx.selectFrom('referral').select('id').execute())
  await marc.pressesId(`1|refer|lost|${first!.id}`)
  await lea.says(toAna)
  expect(ana.texts.at(-1)).toContain('06 39 98 12 12')
  // And what she was passed is hers to pass on.
  await lea.says('/refer @ana outside "Un mur" contact:"M. Roux" accord:oui')
  await ana.says('/refer @marc outside "A wall" prospect:"M. Roux" agreed:yes')
  expect(ana.texts.at(-1)).toContain('Passed on to Marc Dubois')
})

story('a question about somebody unknown offers a one-to-one first, and stands in nobody’s way', async club => {
  const { lea, marc } = club.people
  await lea.says('/refer @marc outside "Un toit" contact:"Mme Dupont"')
  expect(lea.texts.at(-1)).toContain('pas encore trace d’une rencontre')
  expect(actionsOf(lea.messages.at(-1)!.view).map(({ label }) => label)).toContain('Proposer un tête-à-tête')
  await lea.presses('Oui, transmettre')
  expect(marc.messages).toHaveLength(1)
})
