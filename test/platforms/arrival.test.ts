import { expect } from 'vitest'
import { onDiscord } from '../kit/on-discord.ts'
import { onTroubledSlack, toldOn, triedAgain } from '../kit/told-on.ts'

/** Whether a referral has arrived is said only when it has; that it has not is told to its giver, once, in words. */

toldOn(
  onDiscord,
  'closed direct messages: the giver is told once, the receiver reads it at his next command, and then it has arrived',
  async ({ people: { lea, marc }, clients, assidu, clock }) => {
    clients.marc.account.dms = 'closed'
    await lea.types(
      '/recommander @marc type:"une connaissance" besoin:"Un toit" contact:"Mme Dupont" entreprise:"Dupont SARL"',
    )
    await lea.presses('Oui, transmettre')
    await lea.sees('Elle part en privé', { onlyHis: true })
    const news = await lea.sees('Pas encore arrivée', { where: 'direct' })
    expect(news.words).toContain('ne reçoit pas les messages privés')
    expect(news.words).toContain('mieux vaut lui téléphoner')
    expect(news.words).toContain('(Dupont SARL)')
    await clock.passes('PT1M')
    // The next one is said so from the start: no second message about it.
    await lea.types('/recommander @marc moi-même "Une prise"')
    await lea.sees('le canal du club l’appelle', { onlyHis: true })
    expect(await lea.readsOf('Pas encore arrivée')).toHaveLength(1)
    await marc.types('/recos')
    await marc.sees('Un toit', { onlyHis: true })
    await assidu.drain()
    const now = await lea.sees('Finalement arrivée', { where: 'direct' })
    expect(now.id).toBe(news.id)
    expect(now.words).toContain('est arrivée chez Marc Dubois')
    expect(now.buttons).not.toContain('Reprendre')
  },
)

toldOn(
  onTroubledSlack,
  'a deactivated account: the giver is told to call, and can take it back from there',
  async ({ people: { lea, marc }, slack, assidu }) => {
    slack.workspace.users.get('U0MARC')!.deleted = true
    await lea.types('/recommander @marc type:"une connaissance" besoin:"Un toit" contact:"Mme Dupont" accord:oui')
    await lea.sees('Elle part en privé', { onlyHis: true })
    const news = await lea.sees('Pas encore arrivée', { where: 'direct' })
    expect(news.words).toContain('Rien ne parvient à Marc Dubois')
    await lea.presses('Reprendre', 'Pas encore arrivée')
    await lea.sees('ne la voit plus')
    // Reactivated, he is not written to of what was taken back.
    slack.workspace.users.get('U0MARC')!.deleted = false
    await marc.types('/recos')
    await assidu.drain()
    expect(await marc.readsOf('Un toit')).toEqual([])
  },
)

toldOn(
  onTroubledSlack,
  'a platform that is busy for a quarter of an hour: the giver is told, and again in place when it went',
  async club => {
    const { people, slack, clock } = club
    const { lea, marc } = people
    slack.troubles.next('chat.postMessage', { error: 'service_unavailable' }, 2)
    await lea.types('/recommander @marc type:"une connaissance" besoin:"Un toit" contact:"Mme Dupont" accord:oui')
    await lea.sees('Elle part en privé', { onlyHis: true })
    expect(await lea.readsOf('Pas encore arrivée')).toEqual([])
    await clock.passes('PT16M')
    await triedAgain(club)
    const news = await lea.sees('Pas encore arrivée', { where: 'direct' })
    expect(news.words).toContain('l’envoi continue')
    await triedAgain(club)
    await marc.sees('Un toit', { where: 'direct' })
    expect(await lea.sees('Finalement arrivée')).toMatchObject({ id: news.id })
    expect(await marc.readsOf('Un toit')).toHaveLength(1)
  },
)

toldOn(
  onTroubledSlack,
  'an outage of the connection: told once it is over if it had not arrived by then, else nothing is said of it',
  async club => {
    const { people, slack, assidu } = club
    club.lost.isMeant(/the connection is in trouble|an answer nobody knows/)
    const { lea, marc } = people
    slack.installed = false
    await lea.types('/recommander @marc type:"une connaissance" besoin:"Un toit" contact:"Mme Dupont" accord:oui')
    await assidu.drain()
    expect(await marc.reads()).toEqual([])
    // Who passes one on now reads it in the receipt.
    await lea.types('/recommander @marc moi-même "Une prise"')
    await lea.sees('Rien ne parvient à Marc Dubois pour le moment', { onlyHis: true })
    slack.installed = true
    await assidu.probes.now({ platform: 'slack' })
    await marc.sees('Un toit', { where: 'direct' })
    expect((await lea.readsOf('Pas encore arrivée')).length).toBe(0)
  },
)
