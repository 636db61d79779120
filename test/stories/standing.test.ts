import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { evaluating } from '../../src/club/standing/kinds.ts'
import { standingPress } from '../../src/club/standing/presses.ts'
import { historyOf } from '../../src/club/standing/queries.ts'
import { standingsOf } from '../../src/club/standing/read.ts'
import { type DemoClub, openDemoClub } from '../kit/demo-club.ts'
import { actionsOf } from '../kit/stage.ts'

let club: DemoClub
beforeEach(async () => {
  club = await openDemoClub({ only: evaluating.name })
})
afterEach(() => club.close())

const shown = (answer: Awaited<ReturnType<DemoClub['assidu']['dispatch']>>) => {
  if (answer.kind !== 'show' && answer.kind !== 'replace') throw new Error(`not shown: ${answer.kind}`)
  return club.stage.messages.findLast(({ view }) => view === answer.view)!.text
}
const standings = () =>
  club.inClub(async tx => {
    const rows = await tx.tx.selectFrom('member').select(['id', 'external_id']).where('club_id', '=', tx.id).execute()
    const names = new Map(rows.map(row => [row.id, row.external_id]))
    return new Map([...(await standingsOf(tx))].map(([id, found]) => [names.get(id)!, found]))
  })

describe('the sample club on the evening of 20 November', () => {
  test('two who only ask, one withdrawn, one on leave, one who objected, three new; the quiet are engaged', async () => {
    const found = await standings()
    const of = (standing: string) => [...found].filter(([, one]) => one.standing === standing).map(([id]) => id)
    expect(of('hunter')).toEqual(['m09', 'm23'])
    expect(of('withdrawn')).toEqual(['m17'])
    expect(of('on-leave')).toEqual(['m12'])
    expect(of('objected')).toEqual(['m24'])
    expect(of('new')).toEqual(['m30', 'm31', 'm32'])
    expect(of('to-rebalance')).toEqual(['m20', 'm27'])
    expect(of('engaged')).toHaveLength(21)
    expect(found.has('m28')).toBe(false)
    expect(String(found.get('m09')!.since)).toBe('2026-04-21')
    expect(found.get('m24')).toMatchObject({ figures: undefined, evidence: [] })
  })

  test('Franck reads the fact, not the word, with his acts; no weight, no sum', async () => {
    const text = shown(await club.person('m09').says('/mon-bilan'))
    expect(text).toContain('Vous demandez plus que vous ne donnez')
    expect(text).toContain('depuis le 21 avril')
    expect(text).toContain('Mises en relation demandées : 7')
    expect(text).not.toMatch(/chasseur|hunter|ratio|\d[.,]\d/i)
  })

  test('an organizer sees the evidence, and the look is noted; a member does not', async () => {
    const text = shown(await club.person('m01').says('/mon-bilan @m09'))
    expect(text).toContain('Chasseur de business, depuis le 21 avril : 14 demandes en un an, aucun don noté.')
    expect(text).toContain('présence à 3 de ses 11 dernières réunions, depuis juin')
    const looks = await club.inClub(tx =>
      tx.tx.selectFrom('audit').select(['what', 'about']).where('what', '=', 'standing-seen').execute(),
    )
    expect(looks).toEqual([{ what: 'standing-seen', about: await club.idOf('m09') }])
    const refused = shown(await club.person('m05').says('/mon-bilan @m09'))
    expect(refused).not.toContain('Mises en relation')
    expect(refused).toContain('Hélène Jacquemin ou Thomas Aubriot peut vous aider')
  })

  test('who attends faithfully and only asks reads of his acts: nobody tells him that he comes little', async () => {
    const id = await club.idOf('m09')
    await club.inClub(({ tx }) =>
      tx.updateTable('attendance').set({ status: 'present' }).where('member_id', '=', id).execute(),
    )
    const text = shown(await club.person('m09').says('/mon-bilan'))
    expect(text).toContain('Vous demandez plus que vous ne donnez')
    expect(text).toContain('Depuis un an, vous avez demandé 14 fois ; aucun don n’est noté.')
    expect(text).toMatch(/Présence à (\d+) de vos \1 dernières réunions/)
    expect(text).not.toContain('venir à')
    const taken = shown(await club.person('m09').says('/mes-donnees'))
    expect(taken).toContain('Vous demandez plus que vous ne donnez')
    expect(taken).toContain('vous avez demandé 14 fois')
  })

  test('whom to help reads his facts and one thing that would help; an organizer reads facts, and no word', async () => {
    for (const id of ['m20', 'm27']) {
      const own = shown(await club.person(id).says('/mon-bilan'))
      expect(own).toMatch(/Depuis un an, /)
      expect(own.match(/Ce qui aiderait/g)).toHaveLength(1)
      const seen = shown(await club.person('m01').says(`/mon-bilan @${id}`))
      expect(seen).toMatch(/En bref : .* en un an/)
      for (const text of [own, seen]) expect(text).not.toMatch(/équilibr|engagé|un peu moins/)
    }
    const looks = shown(await club.person('m20').says('/mes-donnees'))
    expect(looks).toMatch(/Regards ou changements du bureau : 1/)
  })

  test('a newcomer reads what he did since he came, and not that the club has done too little', async () => {
    const own = shown(await club.person('m32').says('/mon-bilan'))
    expect(own).toContain('Depuis votre arrivée, vous avez demandé une fois')
    expect(own).toContain('pas encore de quoi comparer ce que vous donnez et demandez')
    expect(own).not.toMatch(/un an|assez d’actes/)
    expect(shown(await club.person('m01').says('/mon-bilan @m32'))).not.toContain('un an')
  })

  test('an organizer gets about himself what any member gets', async () => {
    const text = shown(await club.person('m01').says('/mon-bilan @m01'))
    expect(text).toContain('Votre bilan')
  })

  test('nobody’s private rating can be read from a change of the card', async () => {
    const card = async () => shown(await club.person('m05').says('/mon-bilan'))
    const before = await card()
    await club.inClub(async tx => {
      const giver = await tx.tx
        .selectFrom('member')
        .select('id')
        .where('external_id', '=', 'm05')
        .executeTakeFirstOrThrow()
      await tx.tx
        .updateTable('referral')
        .set({ confirmed: true, quality: 1 })
        .where('giver_id', '=', giver.id)
        .execute()
      await tx.tx.updateTable('answer').set({ helpful: false }).where('member_id', '=', giver.id).execute()
    })
    expect(await card()).toBe(before)
  })
})

describe('“that’s not right”', () => {
  test('goes to the other organizers, holds everything until a human has answered, and ends with his word', async () => {
    const franck = club.person('m09')
    await franck.says('/mon-bilan')
    await franck.presses('Ce n’est pas juste')
    expect(shown(await franck.submits({ words: 'J’ai passé trois affaires de vive voix.' }))).toContain(
      'Hélène Jacquemin',
    )
    expect((await standings()).get('m09')!.standing).toBe('contested')

    await club.goesTo('2026-11-24T12:00')
    expect(club.direct('m09', /Deux minutes/)).toEqual([])
    expect(club.direct('m23', /Deux minutes/)).toHaveLength(1)
    for (const organizer of ['m01', 'm02']) expect(club.direct(organizer, /J’ai passé trois affaires/)).toHaveLength(1)
    expect(club.direct('m03', /J’ai passé/)).toEqual([])

    await club.person('m01').presses('Nous en avons parlé')
    expect((await standings()).get('m09')!.standing).not.toBe('contested')
    expect(club.direct('m09', /Hélène Jacquemin a refermé/)).toHaveLength(1)
    expect(club.direct('m02', /Refermé par Hélène Jacquemin/)).toHaveLength(1)
  })

  test('twice is once, and nothing is to contest for who objected', async () => {
    const franck = club.person('m09')
    await franck.says('/mon-bilan')
    await franck.presses('Ce n’est pas juste')
    await franck.submits({})
    await franck.pressesId('1|standing|contest')
    expect(shown(await franck.submits({}))).toContain('C’est déjà dit')
    await club.person('m24').pressesId('1|standing|contest')
    expect(shown(await club.person('m24').submits({}))).toContain('Rien n’est calculé')
  })
})

describe('an organizer answers a flag', () => {
  test('“no hunter” ends it at once and makes the club more careful', async () => {
    const helene = club.person('m01')
    await helene.says('/mon-bilan @m09')
    await helene.presses('Pas un chasseur')
    expect((await standings()).get('m09')!.standing).toBe('to-rebalance')
    const history = await club.inClub(historyOf)
    expect(history.sensitivity?.at(-1)?.e).toBeCloseTo(3.6)
    await club.goesTo('2026-12-08T12:00')
    expect((await standings()).get('m09')!.standing).toBe('to-rebalance')
  })

  test('“yes, rightly” makes the club less careful and changes nothing for the member; once a day, and taken back', async () => {
    const helene = club.person('m01')
    const now = async () => (await club.inClub(historyOf)).sensitivity?.at(-1)?.e
    await helene.says('/mon-bilan @m09')
    await helene.presses('Oui, à juste titre')
    const id = await club.idOf('m09')
    await club.person('m02').pressesId(standingPress('agree', id))
    expect(await now()).toBeCloseTo(3.45)
    expect((await standings()).get('m09')!.standing).toBe('hunter')
    // The other one has said so too.
    await club.person('m01').pressesId(standingPress('unsay-agree', id))
    expect(await now()).toBeCloseTo(3.45)
    await club.person('m02').pressesId(standingPress('unsay-agree', id))
    expect(await now()).toBe(3.5)
    // Of a member nobody flagged there is nothing to agree with.
    await club.person('m01').pressesId(standingPress('agree', await club.idOf('m10')))
    expect(await now()).toBe(3.5)
  })

  test('“I’ll speak to him” sends no nudge, and says the flag was right', async () => {
    const helene = club.person('m01')
    await helene.says('/mon-bilan @m09')
    expect(shown(await helene.presses('Je vais lui parler'))).toContain('Pour commencer, à votre façon')
    await club.goesTo('2026-11-24T12:00')
    expect(club.direct('m09', /Deux minutes/)).toEqual([])
    expect((await club.inClub(historyOf)).sensitivity?.at(-1)?.e).toBeCloseTo(3.45)
  })

  test('each Undo takes back what its own press said, in whatever order they were pressed', async () => {
    const id = await club.idOf('m09')
    const helene = club.person('m01')
    const said = () =>
      club.inClub(async ({ tx }) => {
        const rows = await tx.selectFrom('organizer_answer').select('answer').orderBy('answer').execute()
        return rows.map(({ answer }) => answer)
      })
    const now = async () => (await club.inClub(historyOf)).sensitivity?.at(-1)?.e
    const spoken = 'I will speak, rightly'
    for (const [first, second, left] of [
      ['agree', 'speak', ['rightly']],
      ['speak', 'agree', ['rightly']],
      ['agree', 'spare', ['rightly']],
    ] as const) {
      await helene.pressesId(standingPress(first, id))
      await helene.pressesId(standingPress(second, id))
      // Said twice, it weighs once.
      expect(await now()).toBeCloseTo(3.45)
      await helene.pressesId(standingPress(`unsay-${second === 'agree' ? 'speak' : second}`, id))
      expect(await said()).toEqual(left)
      expect(await now()).toBeCloseTo(3.45)
      await helene.pressesId(standingPress('unsay-agree', id))
      expect(await said()).toEqual([])
      expect(await now()).toBe(3.5)
    }
    await helene.pressesId(standingPress('speak', id))
    await helene.pressesId(standingPress('agree', id))
    await helene.pressesId(standingPress('unsay-agree', id))
    expect(await said()).toEqual([spoken])
    expect(await now()).toBeCloseTo(3.45)
  })

  test('a press on an old button of somebody else is refused', async () => {
    const id = await club.idOf('m09')
    for (const button of ['acts', 'speak', 'spare', 'clear'])
      expect(shown(await club.person('m05').pressesId(`1|standing|${button}|${id}`))).toContain('bureau')
    expect(shown(await club.person('m09').pressesId(`1|standing|clear|${id}`))).toContain('Sur soi-même')
    expect((await standings()).get('m09')!.standing).toBe('hunter')
  })
})

test('no button carries a standing or a reason', async () => {
  await club.person('m09').says('/mon-bilan')
  await club.person('m01').says('/mon-bilan @m09')
  await club.goesTo('2026-12-22T12:00')
  const ids = club.stage.messages.flatMap(({ view }) =>
    actionsOf(view).flatMap(action => ('id' in action ? [action.id] : [])),
  )
  expect(ids.length).toBeGreaterThan(20)
  for (const id of ids) expect(id).not.toMatch(/hunter|withdrawn|rebalance|engaged|nudge|new\b/)
})
