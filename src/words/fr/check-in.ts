import { type CheckIn, guestText, type MeetingTime } from '../../terms/meeting.ts'
import type { Address } from '../../terms/speech.ts'
import type { Inline } from '../../view/view.ts'
import type { checkInWords as english } from '../en/check-in.ts'
import { addressed, de, plural } from '../french.ts'
import { begins, command, dayOfMeeting, line, named, strong } from '../line.ts'

/** Une heure à la pendule du lieu de la réunion. */
const hourThere = (at: Temporal.Instant, { zone, place }: Pick<MeetingTime, 'zone' | 'place'>): Inline => ({
  ...{ kind: 'time', at: at.toString(), form: 'hour' },
  there: { zone, place: place !== null },
})

const how: Record<CheckIn['how'], string> = {
  code: 'par le code',
  name: 'par la page',
  phone: 'par un téléphone reconnu',
}

export const checkInWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      door: {
        name: 'porte',
        says: 'noter son arrivée à une réunion',
        title: 'Je suis là',
        submit: 'Je suis là',
        asks: {},
        forms: {
          here: {
            title: 'Je suis là',
            submit: 'Je suis là',
            asks: { code: { name: 'code', label: 'Les quatre chiffres à l’entrée', hint: '4821' } },
          },
        },
      },
    },
    refusals: {
      'door not open': ({ opens, ...meeting }) =>
        line`La réunion a lieu ${begins(meeting)}. Les arrivées se notent dès ${hourThere(opens, meeting)}.`,
      'door closed': meeting =>
        line`La réunion du ${dayOfMeeting(meeting)} est finie, ou son appel est fait. ${say('Dites', 'Dis')} au bureau que ${say('vous étiez', 'tu étais')} là : l’appel peut encore être corrigé.`,
      'no meeting at the door': ({ next }) =>
        next
          ? line`Aucune réunion n’est sur le point de commencer. La prochaine a lieu ${begins(next)}.`
          : line`Aucune réunion n’est sur le point de commencer, et aucune n’est encore planifiée.`,
      'wrong door code': ({ rotates }) =>
        rotates
          ? line`Ce n’est pas le code affiché à l’entrée, ou il vient de changer, comme chaque minute. ${say('Tapez', 'Tape')} les quatre chiffres qui s’y trouvent maintenant.`
          : line`Ce n’est pas le code de cette réunion, ou il vient de changer. ${say('Demandez', 'Demande')} au bureau les quatre chiffres du moment.`,
      'too many door codes': () =>
        line`Trop de codes ne correspondaient pas. ${say('Dites', 'Dis')} au bureau que ${say('vous êtes', 'tu es')} là : cela suffit, l’appel le dira.`,
    },
    press: {
      here: 'Je suis là',
      notMe: 'Ce n’était pas moi',
      door: 'À la porte',
      page: 'Ouvrir la page pour l’entrée',
      again: 'Relire',
      takeAway: 'Retirer une arrivée…',
      putBack: 'La remettre',
    },
    open: meeting =>
      line`L’entrée de la réunion du ${begins(meeting)} est ouverte. ${say('Vous y êtes', 'Tu y es')} ? Les quatre chiffres affichés sur place suffisent.`,
    stands: (meeting, at, substitute) =>
      substitute === null
        ? line`${say('Votre', 'Ton')} arrivée à la réunion du ${begins(meeting)} est notée depuis ${hourThere(at, meeting)}.`
        : line`${strong(substitute)} est là à ${say('votre', 'ta')} place, à la réunion du ${begins(meeting)} : c’est noté depuis ${hourThere(at, meeting)}.`,
    hereTitle: `${say('Vous êtes', 'Tu es')} là, c’est noté`,
    here: meeting => line`Bonne réunion, ${begins(meeting)}.`,
    notMeTitle: `${say('Votre', 'Ton')} arrivée n’est plus notée`,
    notMe: () => line`Si ${say('vous êtes là finalement, notez-la', 'tu es là finalement, note-la')} à nouveau.`,
    doorTitle: when => `À la porte : ${when}`,
    link: () =>
      line`${say('Ouvrez', 'Ouvre')} cette page sur une tablette ou un téléphone, à l’entrée : elle montre un QR code et quatre chiffres qui changent chaque minute. Qui a son lien peut les montrer : ${say('gardez-le', 'garde-le')} au sein du bureau.`,
    opens: (opens, meeting) => line`Les arrivées se notent dès ${hourThere(opens, meeting)}, jusqu’à la fin.`,
    code: (digits, holds, meeting) =>
      line`Le code du moment : ${strong(digits)}, valable jusqu’à ${hourThere(holds, meeting)}. À lire à voix haute ou à écrire au tableau ; chacun tape ${command('meeting', `arrivée ${digits}`)}.`,
    codeLater: () => line`Le code sera affiché ici à ce moment-là.`,
    nobody: () => line`Aucune arrivée n’est encore notée.`,
    arrived: count => line`${strong(plural(count, 'arrivée'))}`,
    arrival: (name, at, by, substitute, meeting) =>
      substitute === null
        ? line`${named({ name })}, ${hourThere(at, meeting)}, ${how[by]}`
        : line`${named({ name: substitute })} pour ${name}, ${hourThere(at, meeting)}, ${how[by]}`,
    guestArrival: (guest, at, meeting) =>
      line`${named({ name: guestText(guest) })}, ${hourThere(at, meeting)}, ${guest.by ? `à l’invitation ${de(guest.by.name)}` : 'en invité'}`,
    takenAwayTitle: name => `${name} : l’arrivée est retirée`,
    takenAway: () =>
      line`Pour l’appel, c’est à nouveau sa réponse à la réunion qui compte. Il suffit d’y toucher son nom pour dire ce qu’il en est.`,
    guestTakenAway: host =>
      line`${host === null ? 'À l’appel, cet invité compte parmi les présents' : `À l’appel, cet invité compte parmi les présents si ${host} l’est`}. Il suffit d’y toucher son nom s’il n’est pas venu.`,
    putBackTitle: name => `${name} : l’arrivée est à nouveau notée`,
    page: {
      title: say('Vous êtes là ?', 'Tu es là ?'),
      name: say('Votre prénom et votre nom', 'Ton prénom et ton nom'),
      nameHint: say(
        'Comme le club vous connaît. Les invités aussi, s’ils ont été annoncés par un membre.',
        'Comme le club te connaît. Les invités aussi, s’ils ont été annoncés par un membre.',
      ),
      company: say('Votre entreprise', 'Ton entreprise'),
      companyHint: say(
        'Seulement si quelqu’un d’autre porte votre nom.',
        'Seulement si quelqu’un d’autre porte ton nom.',
      ),
      submit: 'Je suis là',
      known: name => say(`${name}, c’est bien vous ?`, `${name}, c’est bien toi ?`),
      knownYes: 'Oui, je suis là',
      another: 'Une autre personne',
      forget: 'M’oublier sur ce téléphone',
      forgotten: 'Ce téléphone n’est plus reconnu.',
      unfound: say(
        'Cela n’a pas marché. Vérifiez comment votre nom est écrit, et ajoutez votre entreprise si quelqu’un s’appelle comme vous. Sinon, dites au bureau que vous êtes là : cela suffit.',
        'Cela n’a pas marché. Vérifie comment ton nom est écrit, et ajoute ton entreprise si quelqu’un s’appelle comme toi. Sinon, dis au bureau que tu es là : cela suffit.',
      ),
      tooMany: say(
        'Trop d’essais n’ont rien donné ici. Dites au bureau que vous êtes là : cela suffit.',
        'Trop d’essais n’ont rien donné ici. Dis au bureau que tu es là : cela suffit.',
      ),
      oldTitle: 'Ce code a changé',
      old: say(
        'Il change chaque minute. Scannez celui qui est affiché maintenant à l’entrée.',
        'Il change chaque minute. Scanne celui qui est affiché maintenant à l’entrée.',
      ),
      codeTitle: say('Vous êtes à la réunion ?', 'Tu es à la réunion ?'),
      code: 'Les quatre chiffres affichés à l’entrée',
      codeSubmit: 'Suite',
      codeWrong:
        'Ce code ne convient pas : il change chaque minute, et vaut d’une demi-heure avant la réunion jusqu’à sa fin.',
      welcome: name => `Bienvenue, ${name}`,
      noted: say(
        'Votre arrivée est notée. Vous pouvez ranger votre téléphone.',
        'Ton arrivée est notée. Tu peux ranger ton téléphone.',
      ),
      remember: 'Me reconnaître sur ce téléphone',
      rememberHint: 'La prochaine fois, un seul geste suffira. C’est gardé sur ce téléphone seulement, pendant un an.',
      remembered: say('Ce téléphone vous reconnaîtra', 'Ce téléphone te reconnaîtra'),
      notMe: 'Ce n’était pas moi',
      takenBackTitle: 'C’est annulé',
      takenBack: say(
        'Plus rien n’est noté. Si vous êtes là, scannez à nouveau le code.',
        'Plus rien n’est noté. Si tu es là, scanne à nouveau le code.',
      ),
      doorTitle: 'Bienvenue',
      scan: say('Scannez ce code, ou tapez les quatre chiffres', 'Scanne ce code, ou tape les quatre chiffres'),
      digits: 'Code',
      at: address => say(`Sur votre téléphone : ${address}`, `Sur ton téléphone : ${address}`),
      inChat: 'Dans la messagerie du club : /reunion arrivée et les chiffres',
      arrived: count => `${plural(count, 'arrivée')} ${count > 1 ? 'notées' : 'notée'}`,
      notOpen: hour => `Les arrivées se notent dès ${hour}.`,
      closed: 'La réunion est finie, ou son appel est fait. Merci à chacun.',
      qr: 'QR code qui mène à la page d’arrivée',
    },
  }
}
