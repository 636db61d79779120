import type { Impression } from '../../terms/guest.ts'
import { guestText, isVideo } from '../../terms/meeting.ts'
import type { Address } from '../../terms/speech.ts'
import type { guestWords as english } from '../en/guests.ts'
import { addressed, aNamed, de, listed, plural } from '../french.ts'
import { begins, command, date, dayOfMeeting, line, strong } from '../line.ts'

const at = (place: string | null) => (place === null ? '' : isVideo(place) ? ', en visio' : `, ${place}`)

const said: Record<Impression, string> = { liked: 'ça lui a plu', 'not-this-time': 'pas cette fois' }

export const guestWords = (address: Address): typeof english => {
  const say = addressed(address)
  const asks = {
    name: { name: 'nom', label: `Nom de ${say('votre', 'ton')} invité` },
    company: { name: 'entreprise', label: 'Son entreprise' },
    activity: { name: 'activite', label: 'Son activité' },
    contact: {
      name: 'contact',
      label: 'Son téléphone ou son e-mail',
      hint: `Pour ${say('vous', 'toi')} et le bureau, jamais dans un canal`,
    },
    agreed: {
      name: 'accord',
      label: 'Son accord pour figurer sur la liste',
      hint: 'Le canal lit son nom et son entreprise ; tout s’efface s’il le demande',
    },
  }
  const addAsks = {
    ...asks,
    name: { name: 'nom', label: 'Nom de l’invité' },
    host: { name: 'avec', label: 'Qui l’amène', hint: 'Vide : personne, il est venu de lui-même' },
  }
  return {
    commands: {
      guest: {
        name: 'invite',
        says: say('les invités que vous amenez', 'les invités que tu amènes'),
        title: 'Invités',
        submit: 'OK',
        asks: {},
        forms: {
          announce: { title: 'Je viens avec un invité', submit: 'Annoncer', asks },
          'put-right': { title: 'Corriger', submit: 'Enregistrer', asks },
        },
      },
      'club-guests': {
        name: 'invites',
        says: 'les invités de la dernière réunion et de la prochaine',
        title: 'Invités',
        submit: 'OK',
        asks: {},
        forms: { add: { title: 'Un invité', submit: 'Mettre sur la liste', asks: addAsks } },
      },
    },
    refusals: {
      'guest invited already': ({ name, by }) =>
        by === null
          ? line`${say('Vous avez', 'Tu as')} déjà annoncé ${strong(name)}. Il n’y a rien de plus à faire.`
          : line`${strong(name)} est déjà sur la liste, à l’invitation ${de(by)}, qui s’en occupe ; ${say('venez', 'viens')} quand même.`,
      'guest is a member': ({ names }) =>
        line`${strong(listed(names))} ${names.length === 1 ? 'est membre' : 'sont membres'} : c’est l’appel qui compte. Si c’est un homonyme, ${say('ajoutez', 'ajoute')} son entreprise à son nom.`,
      'guest agrees first': ({ name }) =>
        line`${strong(name)} est d’accord pour figurer sur la liste ? ${say('Demandez, puis cochez', 'Demande, puis coche')} : ce qui est tapé est gardé 30 minutes.`,
    },
    impressions: said,
    press: {
      isMember: members => (members.length === 1 ? `C’est ${members[0]}` : 'C’est l’un d’eux'),
      isHe: 'La même personne',
      isAnother: 'Une autre personne',
      onceMore: 'Une visite de plus',
      invitation: 'Un mot à lui envoyer',
      thanks: 'Un merci à lui envoyer',
      in: { fr: 'En français', en: 'En anglais' },
      oneMore: 'Un autre invité',
      correct: 'Corriger',
      own: `${say('Vos', 'Tes')} invités`,
      liked: 'Ça lui a plu',
      notThisTime: 'Pas cette fois',
      later: 'Pas encore joint',
      takeOff: 'Retirer de la liste',
      add: 'Annoncer un invité',
      cameToo: 'Un autre invité est venu',
    },
    memberTitle: guest => `${guest} : déjà membre ?`,
    member: members =>
      line`${strong(listed(members))} ${members.length === 1 ? 'est' : 'sont'} sur la liste du club. Un membre n’est pas un invité : chacun répond lui-même à la réunion.`,
    beforeTitle: guest => `${guest} : déjà venu au club ?`,
    before: known =>
      line`Le club a déjà reçu ${strong(guestText(known))}. Est-ce la même personne, dans une autre entreprise ?`,
    visitsTitle: guest => `${guest} connaît déjà le club`,
    visits: visits =>
      line`${visits === 0 ? 'Ici on ne vient pas en visite avant de rejoindre le club' : `Cela fait ${plural(visits, 'visite')}`}. Si l’envie est là, ${visits === 0 ? 'on commence par une candidature' : 'la suite est une candidature plutôt qu’une visite de plus'}. Rien n’est noté pour cette réunion.`,
    onceMore: () =>
      line`${say('Comme membre du bureau, vous pouvez', 'Comme membre du bureau, tu peux')} accepter une visite de plus.`,
    onceMoreBy: () => line`Le bureau peut accepter une visite de plus : un mot suffit.`,
    noGuestTitle: 'Aucun invité n’est noté',
    noGuest: () =>
      line`Un membre compte par sa propre réponse à la réunion : un mot de ${say('votre', 'ta')} part suffit.`,
    broughtTitle: guest => `${guest} : c’est annoncé`,
    brought: (meeting, before) =>
      line`Le club ${say('vous attend', 't’attend')} avec ${say('votre', 'ton')} invité ${begins(meeting)}${at(meeting.place)}.${before === 'absent' ? say(' Vous aviez dit ne pas pouvoir venir : vous comptez maintenant parmi les présents.', ' Tu avais dit ne pas pouvoir venir : tu comptes maintenant parmi les présents.') : before === 'substitute' ? say(' Vous aviez annoncé un remplaçant : c’est maintenant vous qui venez.', ' Tu avais annoncé un remplaçant : c’est maintenant toi qui viens.') : ''}`,
    correctedTitle: guest => `C’est noté : ${guestText(guest)}`,
    goneTitle: guest => `${guest} n’est plus sur la liste`,
    gone: answer =>
      line`Rien n’est gardé de cette visite. ${answer === 'present' ? say('Vous restez parmi les présents.', 'Tu restes parmi les présents.') : answer === null ? say('De votre côté, rien n’est noté : venez-vous ?', 'De ton côté, rien n’est noté : viens-tu ?') : say('Votre réponse ne change pas.', 'Ta réponse ne change pas.')}`,
    goneForOrganizer: () => line`Rien n’est gardé de cette visite.`,
    ownTitle: on => `${say('Vos', 'Tes')} invités du ${on}`,
    ownNone: () => line`${say('Vous n’amenez', 'Tu n’amènes')} encore personne à cette réunion.`,
    entry: ({ name, company, activity }) =>
      line`${strong(guestText({ name, company }))}${activity ? `, ${activity}` : ''}`,
    youBring: guests => line`Avec ${say('vous', 'toi')} : ${listed(guests.map(guestText))}.`,
    letterTitle: guest => `Pour ${guest}`,
    letter: () =>
      line`${say('Copiez ce texte et envoyez-le', 'Copie ce texte et envoie-le')} comme ${say('vous voulez', 'tu veux')} : d’ici, rien ne part vers ${say('votre', 'ton')} invité.`,
    invitation: told =>
      [
        `Bonjour ${told.name},`,
        `Ce serait un plaisir de vous faire connaître ${told.club}. La prochaine réunion a lieu ${told.when}${told.place === null ? '' : isVideo(told.place) ? `, en visio : ${told.place}` : `, ${told.place}`}. Chacun s’y présente en quelques mots ; il n’y a rien d’autre à préparer.`,
        'Votre nom et celui de votre entreprise figureront sur la liste des invités. Dites-moi si vous préférez qu’ils soient effacés ensuite.',
        `À bientôt,\n${told.from}`,
      ].join('\n\n'),
    thanks: told =>
      [
        `Bonjour ${told.name},`,
        `Merci de votre visite ${aNamed(told.club)}, ${told.day}. C’était un plaisir de vous avoir parmi nous. Qu’en avez-vous pensé ?`,
        `À bientôt,\n${told.from}`,
      ].join('\n\n'),
    followUpTitle: guests =>
      guests.length === 1
        ? `${say('Votre', 'Ton')} invité : ${guests[0]}`
        : `${say('Vos', 'Tes')} invités : ${listed(guests)}`,
    followUp: ({ guest, meeting }) =>
      line`${strong(guestText(guest))} était avec nous ${dayOfMeeting(meeting)}. Un mot de ${say('votre', 'ta')} part, aujourd’hui ou demain, fera plaisir. Quelle impression du club ?`,
    noHostTitle: guests => `${listed(guests)} : ${guests.length === 1 ? 'un invité' : 'des invités'} à recontacter`,
    said: (guest, impression) =>
      line`${strong(guest.name)} : ${said[impression]}. C’est noté pour le bureau, pas pour le canal.`,
    nextVisit: ({ visits, mayComeAgain }) =>
      mayComeAgain
        ? line`Une autre visite est possible : les prochaines dates sont sous ${command('meeting')}.`
        : line`C’était la visite n° ${visits}. Si l’envie est là, la suite est une candidature.`,
    askedAgain: on => line`Pas encore joint : la question reviendra une fois, ${date(on)}.`,
    isMember: guest => line`${strong(guest.name)} est maintenant membre.`,
    notKnown: ({ guest, meeting }) =>
      line`L’appel du ${dayOfMeeting(meeting)} est à reprendre : pour ${strong(guest.name)}, rien n’est encore noté.`,
    notThere: guest => line`${strong(guest.name)} n’est pas noté parmi les présents.`,
    listTitle: 'Les invités',
    listOf: (meeting, guests) =>
      line`${strong(meeting.title ?? 'Réunion')}, ${begins(meeting)} : ${guests === 0 ? 'aucun invité' : plural(guests, 'invité')}.`,
    more: count => line`Et ${String(count)} de plus, sur la feuille d’appel.`,
    entryFor: ({ name, company, activity, by, status, impression }, held) =>
      line`${strong(guestText({ name, company }))}${activity ? `, ${activity}` : ''}, ${by ? `avec ${by.name}` : 'sans personne'}${status === 'present' ? ' ; présent' : held ? ' ; pas venu' : ''}${impression ? ` ; ${said[impression]}` : ''}`,
    addedTitle: guest => `${guest} est sur la liste`,
    added: ({ meeting, by, came }) =>
      line`${came ? 'Présent' : 'Attendu'} ${dayOfMeeting(meeting)}${by === null ? '' : `, avec ${by}`}.`,
    why: {
      followUp: meeting =>
        line`${say('Vous avez', 'Tu as')} amené un invité ${dayOfMeeting(meeting)}. Qui amène un invité reçoit cette question le lendemain, et une fois encore une semaine après, s’il dit ne pas l’avoir joint.`,
      noHost: meeting =>
        line`Un invité est venu ${dayOfMeeting(meeting)}, et qui l’avait amené n’est plus au club. Le bureau est prévenu une fois.`,
    },
  }
}
