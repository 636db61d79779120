import { afterEach, describe, expect, test } from 'vitest'
import { askPress } from '../../src/club/asks/presses.ts'
import { meetingPress } from '../../src/club/meetings/presses.ts'
import { nudged as nudgedKind } from '../../src/club/nudges/kinds.ts'
import { weeklyRound } from '../../src/club/nudges/weekly.ts'
import { evaluating } from '../../src/club/standing/kinds.ts'
import { standingPress } from '../../src/club/standing/presses.ts'
import { redrawAbout } from '../../src/notices/keep.ts'
import type { View } from '../../src/view/view.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { actionsOf } from '../kit/stage.ts'

let club: DemoClub
afterEach(() => club.close())

const tuesday = '2026-11-24T12:00'
const isNudge = /Deux minutes|pensons à vous|petit pas|Un café avec quelqu’un/
const nudged = () =>
  [
    ...new Set(
      club.stage.messages
        .filter(({ where, text }) => where.kind === 'direct' && isNudge.test(text))
        .map(({ where }) => where.id),
    ),
  ].sort()
const nudgeId = async () => {
  const member = await club.idOf('m23')
  const { id } = await club.inClub(({ tx }) =>
    tx
      .selectFrom('nudge')
      .select('id')
      .where('member_id', '=', member)
      .orderBy('decided_at', 'desc')
      .executeTakeFirstOrThrow(),
  )
  return id
}
const rows = () =>
  club.inClub(tx =>
    tx.tx
      .selectFrom('nudge')
      .innerJoin('member', join => join.onRef('member.id', '=', 'nudge.member_id'))
      .select(['member.external_id', 'step', 'outcome', 'held_back', 'arm', 'decided_at'])
      .where('decided_at', '>', Temporal.Instant.from('2026-11-20T17:00:00Z'))
      .orderBy('decided_at')
      .orderBy('member.external_id')
      .execute(),
  )

describe('the first Tuesday of the demo club', () => {
  test('writes to the two who only ask and to one withdrawn, each with one act and a way out', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    expect(nudged()).toEqual(['m09', 'm17', 'm23'])
    const [franck] = club.direct('m09', isNudge)
    expect(franck!.text).not.toMatch(/chasseur|demandez plus/)
    expect(actionsOf(franck!.view).map(({ label }) => label)).toEqual([
      'Dire où elle en est',
      'Plus tard (30 jours)',
      'Ne plus en recevoir',
      'Pourquoi ce message ?',
    ])
    expect((await rows()).filter(row => row.step === 1 && !row.held_back).every(row => row.arm === 'now')).toBe(true)
  })

  test('asked why, it says the fact, the date and the rule', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    await club.person('m09').presses('Pourquoi ce message ?')
    expect(club.person('m09').seen(/Vous demandez plus que vous ne donnez.*depuis le 21 avril/s)).toBeDefined()
  })

  test('an evaluation done twice writes nothing twice', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    const before = await rows()
    await club.inClub(weeklyRound)
    await club.assidu.drain()
    expect(await rows()).toEqual(before)
    expect(club.direct('m09', isNudge)).toHaveLength(1)
  })

  test('what an earlier Tuesday stored stays', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    const stored = () => club.inClub(tx => tx.tx.selectFrom('evaluation').selectAll().orderBy('member_id').execute())
    const before = await stored()
    expect(before).toHaveLength(31)
    await club.inClub(tx => tx.tx.updateTable('referral').set({ quality: 5, confirmed: true }).execute())
    await club.inClub(weeklyRound)
    expect(await stored()).toEqual(before)
  })
})

test('one who asks a lot is offered two he knows, and the form of the introduction opens with both', async () => {
  club = await openDemoClub({ only: evaluating.name })
  await club.goesTo(tuesday)
  expect(club.direct('m23', isNudge)[0]!.text).toContain('Sylvie Marchenoir et Béatrice Lamy')
  const sabrina = club.person('m23')
  await sabrina.presses('Les mettre en relation')
  await sabrina.submits({ context: 'Les coffrets de l’une, la flotte de l’autre.' })
  await sabrina.presses('Envoyer')
  for (const party of ['m06', 'm22']) expect(club.direct(party, /Sabrina Lestrade/)).not.toEqual([])
  await club.goesTo('2026-12-15T12:00')
  expect((await rows()).filter(row => row.external_id === 'm23')).toMatchObject([
    { step: 1, outcome: 'acted' },
    { step: 1 },
  ])
})

describe('the ways out', () => {
  test('“later” is 30 days of peace', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    await club.person('m09').presses('Plus tard (30 jours)')
    expect(club.person('m09').seen(/rien de tel avant le 24 décembre/)).toBeDefined()
    await club.goesTo('2026-12-22T12:00')
    expect(club.direct('m09', isNudge)).toHaveLength(0)
    await club.goesTo('2026-12-29T12:00')
    expect(club.direct('m09', isNudge)).toHaveLength(1)
  })

  test('“no more” is no more', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    await club.person('m23').presses('Ne plus en recevoir')
    await club.goesTo('2026-12-22T12:00')
    expect(club.direct('m23', isNudge)).toHaveLength(0)
  })

  test('what was put off or stopped by a slip is taken back: the answer itself is the message, with its buttons', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    const sabrina = club.person('m23')
    const labels = (view: View) => actionsOf(view).map(({ label }) => label)
    const [nudge] = club.direct('m23', isNudge)
    const before = labels(nudge!.view).filter(label => label !== 'Pourquoi ce message ?')
    expect(before).toHaveLength(3)
    for (const [press, back] of [
      ['later', 'not-later'],
      ['no-more', 'again'],
    ] as const) {
      await sabrina.pressesId(standingPress(press, await nudgeId()))
      const reply = await sabrina.pressesId(standingPress(back, await nudgeId()))
      expect(reply).toMatchObject({ kind: 'replace' })
      expect(labels((reply as unknown as { view: View }).view)).toEqual(before)
    }
  })

  test('what was stopped can be had again, from the same message', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    await club.person('m23').presses('Ne plus en recevoir')
    await club.person('m23').presses('En recevoir de nouveau')
    // The message stands as it was.
    const labels = actionsOf(club.direct('m23', isNudge)[0]!.view).map(({ label }) => label)
    expect(labels).toContain('Ne plus en recevoir')
    const { settings } = await club.inClub(tx =>
      tx.tx.selectFrom('member').select('settings').where('external_id', '=', 'm23').executeTakeFirstOrThrow(),
    )
    expect(settings.noNudges).toBe(false)
  })

  test('wherever they are switched off they are off, and wherever they are switched on again their message says so', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    const sabrina = club.person('m23')
    const nudge = () =>
      club.stage.messages.find(
        ({ where, text }) =>
          where.id === 'm23' &&
          where.kind === 'direct' &&
          text.length > 0 &&
          /Deux minutes|Merci|reviendront/.test(text),
      )!
    const labels = () => actionsOf(nudge().view).map(({ label }) => label)
    const inProfile = async () => {
      await sabrina.says('/profil')
      return /Plus envoyé/.test(sabrina.messages.at(-1)!.text)
    }
    // By the reason of the message, and on again in its own place.
    await sabrina.presses('Pourquoi ce message ?')
    await sabrina.presses('Ne plus en recevoir')
    expect(nudge().text).toContain('plus de message de ce genre')
    expect(await inProfile()).toBe(true)
    await sabrina.pressesId(standingPress('again', await nudgeId()))
    expect(labels()).toContain('Ne plus en recevoir')
    expect(await inProfile()).toBe(false)

    // By the message, and on again in the profile.
    await sabrina.pressesId(standingPress('no-more', await nudgeId()))
    expect(await inProfile()).toBe(true)
    await sabrina.presses('Comment on m’écrit')
    const { value, options } = sabrina.form!.fields.find(({ id }) => id === 'kinds')!
    expect(value).not.toContain('nudge')
    await sabrina.submits({ kinds: options!.map(one => one.value) })
    expect(await inProfile()).toBe(false)
    expect(nudge().text).toContain('Les messages de ce genre reviendront')
    expect(labels()).toEqual(['Pourquoi ce message ?'])
  })

  test('nobody answers for another', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo(tuesday)
    const later = actionsOf(club.direct('m09', isNudge)[0]!.view).find(({ label }) => label.startsWith('Plus tard'))!
    await club.person('m05').pressesId('id' in later ? later.id : '')
    expect((await rows()).find(row => row.external_id === 'm09')!.outcome).toBe('pending')
  })
})

describe('the message of a nudge', () => {
  /** A nudge that reached m05 today, as it would have been decided. */
  async function reaches(act: string, about: string, opening: string | null = null) {
    const id = crypto.randomUUID()
    const member = await club.idOf('m05')
    await club.inClub(async tx => {
      const row = {
        club_id: tx.id,
        id,
        external_id: id,
        member_id: member,
        step: 1,
        platform: null,
        act,
        about,
        opening,
      }
      const rest = { held_back: false, outcome: 'pending', outcome_at: null, episode: id, arm: 'now', due_at: null }
      await tx.tx
        .insertInto('nudge')
        .values({ ...row, ...rest, decided_at: tx.at, standing: 'to-rebalance' })
        .execute()
      await nudgedKind.keep(tx, { nudge: id, record: about, to: { member } })
    })
    await club.goesTo(tuesday)
    return () => club.direct('m05', /Deux minutes|plus d’actualité|Merci/).at(-1)!
  }
  const labels = (message: { view: View }) => actionsOf(message.view).map(({ label }) => label)
  const doors = ['Plus tard (30 jours)', 'Ne plus en recevoir']

  /** An ask of m20, open until 20 December. */
  const openAsk = () =>
    club.inClub(async ({ tx }) => {
      const author = await tx
        .selectFrom('member')
        .select('id')
        .where('external_id', '=', 'm20')
        .executeTakeFirstOrThrow()
      const open = await tx.selectFrom('ask').select('id').where('kind', '=', 'ask').executeTakeFirstOrThrow()
      await tx
        .updateTable('ask')
        .set({ author_id: author.id, status: 'open', expires_on: Temporal.PlainDate.from('2026-12-20') })
        .where('id', '=', open.id)
        .execute()
      return open.id
    })

  test('which nobody answered keeps its beginning when it is drawn anew, or tells another truth', async () => {
    club = await openDemoClub({ only: 'none' })
    await club.goesTo('2026-11-24T09:00')
    const ask = await openAsk()
    const message = await reaches('answer-ask', ask, `ask-until ${ask}`)
    const drawnAnew = async () => {
      await club.inClub(async tx => {
        const { id } = await tx.tx.selectFrom('nudge').select('id').where('about', '=', ask).executeTakeFirstOrThrow()
        await redrawAbout(tx, id, [nudgedKind])
      })
      await club.assidu.drain()
      return message().text
    }
    await club.goesTo('2026-12-16T12:00')
    expect(await drawnAnew()).toContain('Jusqu’au 20 décembre, une piste peut encore aider')
    await club.inClub(({ tx }) => tx.updateTable('ask').set({ expires_on: null }).where('id', '=', ask).execute())
    const [, begins, act] = (await drawnAnew()).split('\n')
    expect(begins).not.toMatch(/Jusqu’au|demande au club/)
    expect(act).toContain('Marion Lhuillier demande au club')
    expect(labels(message())).toContain('J’ai une piste')
  })

  test('says that it is done however that was done, and has no button any more', async () => {
    club = await openDemoClub({ only: 'none' })
    await club.goesTo('2026-11-24T09:00')
    const ask = await openAsk()
    const message = await reaches('answer-ask', ask, `ask-until ${ask}`)
    expect(labels(message())).toEqual(expect.arrayContaining(['J’ai une piste', ...doors]))
    expect(message().text).toContain('Jusqu’au 20 décembre, une piste peut encore aider')
    // By another door than its own button.
    await club.person('m05').says('/merci')
    await club.person('m05').pressesId(askPress('help', ask))
    await club.person('m05').submits({ text: 'Je connais quelqu’un à Reims.' })
    expect(message().text).toContain('c’est fait')
    for (const door of [...doors, 'J’ai une piste']) expect(labels(message())).not.toContain(door)
  })

  test('says without a word of blame that it is no longer needed', async () => {
    club = await openDemoClub({ only: 'none' })
    await club.goesTo('2026-11-24T09:00')
    const meeting = await club.inClub(({ tx, at }) =>
      tx.selectFrom('meeting').select('id').where('starts_at', '>', at).orderBy('starts_at').executeTakeFirstOrThrow(),
    )
    const message = await reaches('invite-guest', meeting.id)
    expect(labels(message())).toContain('Amener un invité')
    await club.person('m01').pressesId(meetingPress('cancel-yes', meeting.id))
    expect(message().text).toContain('Ce n’est plus d’actualité')
    for (const door of [...doors, 'Amener un invité']) expect(labels(message())).not.toContain(door)
  })
})

describe('the ladder', () => {
  test('the second step offers a coffee; the buddy is asked without why', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo('2026-12-15T12:00')
    const [offer] = club.direct('m23', /Un café avec quelqu’un du club/)
    expect(offer!.text).toContain('Marion Lhuillier')
    await club.person('m23').presses('Volontiers')
    const [asked] = club.direct('m20', /Un café avec Sabrina Lestrade/)
    expect(asked!.text).not.toMatch(/demande|donne|bilan|équilib/i)
    expect((await rows()).find(row => row.external_id === 'm23' && row.step === 2)!.outcome).toBe('acted')
  })

  test('three ignored in a year: an organizer is asked for a word, the member gets nothing', async () => {
    club = await openDemoClub({ only: evaluating.name })
    await club.goesTo('2026-12-15T12:00')
    expect(club.direct('m09', isNudge)).toHaveLength(1)
    const asked = [...club.direct('m01', /Parler avec Franck/), ...club.direct('m02', /Parler avec Franck/)]
    expect(asked).toHaveLength(1)
    expect(asked[0]!.text).not.toContain('chasseur')
    // The other organizer speaks with him: she who was asked need not.
    const [reader, other] = club.direct('m01', /Parler avec Franck/).length > 0 ? ['m01', 'm02'] : ['m02', 'm01']
    const franck = await club.inClub(({ tx }) =>
      tx.selectFrom('member').select('id').where('external_id', '=', 'm09').executeTakeFirstOrThrow(),
    )
    await club.person(other).pressesId(standingPress('speak', franck.id))
    const [taken] = club.direct(reader, /Parler avec Franck/)
    expect(taken!.text).toContain('s’en charge')
    expect(actionsOf(taken!.view).map(({ label }) => label)).not.toContain('Je vais lui parler')
    await club.person(other).pressesId(standingPress('unsay-speak', franck.id))
    expect(club.direct(reader, /Parler avec Franck/)[0]!.text).not.toContain('s’en charge')
    // “No hunter” and “not him” leave her nothing to do either, until they are unsaid.
    for (const settles of ['clear', 'spare'] as const) {
      const asks = () => actionsOf(club.direct(reader, /Parler avec Franck/)[0]!.view).map(({ label }) => label)
      await club.person(other).pressesId(standingPress(settles, franck.id))
      expect(club.direct(reader, /Parler avec Franck/)[0]!.text).toContain('y a répondu')
      expect(asks()).not.toContain('Je vais lui parler')
      await club.person(other).pressesId(standingPress(`unsay-${settles}`, franck.id))
      expect(asks()).toContain('Je vais lui parler')
    }
    await club.goesTo('2027-01-05T12:00')
    expect(club.direct('m09', isNudge)).toHaveLength(1)
  })
})

describe('a real club', () => {
  test('is left in peace for 14 days after its import, then nudged; the coin may make an episode wait', async () => {
    club = await openDemoClub({ demo: false, only: evaluating.name })
    await club.goesTo('2026-12-01T12:00')
    expect(nudged()).toEqual([])
    await club.goesTo('2026-12-08T12:00')
    const begun = (await rows()).filter(row => row.step === 1)
    expect(begun.map(row => row.external_id)).toEqual(expect.arrayContaining(['m09', 'm17', 'm23']))
    const now = begun.filter(row => !row.held_back).map(row => row.external_id)
    expect(nudged()).toEqual(now)
    for (const row of begun) expect(row.arm).toBe(row.held_back ? 'delayed' : row.arm)
  })

  test('does not write first to somebody who has not said hello', async () => {
    club = await openDemoClub({ demo: false, only: evaluating.name })
    await club.inClub(tx => tx.tx.updateTable('account').set({ hello_at: null }).execute())
    await club.goesTo('2026-12-22T12:00')
    expect(nudged()).toEqual([])
    expect((await rows()).filter(row => row.step === 1 && row.outcome !== null)).toEqual([])
  })
})
