import { expect } from 'vitest'
import { everythingKept, standsIn } from '../kit/everything.ts'
import type { Person } from '../kit/stage.ts'
import { story } from '../kit/story.ts'
import { fileBefore } from '../kit/taken.ts'

const told = (person: Person) => person.messages.findLast(({ where }) => where.kind !== 'channel')!.text

story('a guest who applied asks to be forgotten: nothing of him stands anywhere', async club => {
  const { people, clock, inClub, stage } = club
  const { lea, marc, olga } = people
  const him = /zoltan|quetzalcoatl|xylophage|hippogriffe|39\s?98\s?12\s?34/i
  const plans = async (date: string) => {
    await olga.says('/meeting plan')
    await olga.submits({ date, time: '07:45', place: 'La Cour d’Or' })
  }
  await plans('2026-11-05')
  await clock.goesTo('2026-11-04T12:00')
  await lea.presses('Je viens avec un invité')
  const contact = '06 39 98 12 34'
  await lea.submits({
    name: 'Zoltan Quetzalcoatl',
    company: 'Xylophage',
    activity: 'Hippogriffe',
    contact,
    agreed: true,
  })
  await clock.goesTo('2026-11-05T10:00')
  const roll = await inClub(({ tx }) => tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow())
  await inClub(({ tx }) =>
    tx.updateTable('guest').set({ status: 'present' }).where('meeting_id', '=', roll.id).execute(),
  )
  await plans('2026-11-19')
  await lea.says('/merci @marc "Pour Zoltan Quetzalcoatl"')
  await clock.goesTo('2026-11-06T10:30')
  await lea.says('/candidature')
  await lea.submits({ name: 'Zoltan Quetzalcoatl', motivations: 'Des hippogriffes', contact, agreed: true })
  // He is announced once more.
  await clock.goesTo('2026-11-18T12:00')
  await lea.presses('Je viens avec un invité')
  await lea.submits({ name: 'Zoltan Quetzalcoatl', company: 'Xylophage', contact, agreed: true })
  expect((await inClub(({ tx }) => tx.selectFrom('guest').select('id').execute())).length).toBe(2)
  expect(stage.messages.filter(({ text }) => him.test(text)).length).toBeGreaterThan(3)

  // What is kept of him is his to read first: each visit and the application, by whatever way he was written down.
  await olga.says('/club prospects')
  await olga.presses('They ask what we keep')
  await olga.submits({ phone: '06 39 98 12 34' })
  expect(told(olga)).toContain('2 visits as a guest and 1 application name them')
  const file = fileBefore(olga)
  const agreed = 'Your agreement: whoever brought you said that you had agreed'
  expect(
    file
      .split('\n\n')
      .slice(2)
      .map(one => one.trim()),
  ).toEqual([
    `Guest at the meeting of Thursday 5 November 2026\nName: Zoltan Quetzalcoatl\nCompany: Xylophage\nActivity: Hippogriffe\nTelephone: 06 39 98 12 34\nBrought by: Léa Martin\n${agreed}\nAt the meeting: came`,
    `Guest at the meeting of Thursday 19 November 2026\nName: Zoltan Quetzalcoatl\nCompany: Xylophage\nTelephone: 06 39 98 12 34\nBrought by: Léa Martin\n${agreed}\nAt the meeting: expected`,
    'Application of Friday 6 November 2026\nName: Zoltan Quetzalcoatl\nMotivations: Des hippogriffes\nProposed by: Léa Martin',
  ])
  await olga.says('/club prospects')
  expect(told(olga)).toContain('told what is kept, in 2 visits as a guest and 1 application')
  // By his name alone nothing is shown: it may be another's.
  await olga.presses('They ask what we keep')
  await olga.submits({ name: 'Zoltan Quetzalcoatl' })
  expect(told(olga)).toContain('No referral, no guest list and no application names them')
  expect(told(olga)).toContain('2 visits as a guest and 1 application bear the name')

  await olga.says('/club prospects')
  await olga.presses('A prospect asks us to forget them')
  await olga.submits({ phone: '+33 6 39 98 12 34' })
  expect(told(olga)).toContain('2 visits as a guest and 1 application name this person')
  await olga.presses('Forget them in the 3')
  expect(told(olga)).toContain('forgotten in 2 visits as a guest and 1 application')
  expect(told(olga)).toContain('announced for a meeting to come by @Léa Martin')
  await club.assidu.drain()
  expect(standsIn(await inClub(everythingKept), him)).toEqual([])
  const left = stage.messages.filter(({ text, where }) => him.test(text) && where.kind !== 'onlyHis')
  expect(left.map(({ text, where }) => [where.kind, text])).toEqual([])
  expect(marc.messages.some(({ text }) => him.test(text))).toBe(false)
  // That somebody came is kept, and that something was forgotten.
  const rows = await inClub(({ tx }) => tx.selectFrom('guest').select(['name', 'status']).execute())
  expect(rows).toEqual([{ name: '…', status: 'present' }])
  await olga.says('/club prospects')
  expect(told(olga)).toContain('forgotten in 2 visits as a guest and 1 application')
})
