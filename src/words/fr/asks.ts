import type { Address } from '../../terms/speech.ts'
import type { askWords as english } from '../en/asks.ts'
import { addressed, dateText, de, plural, que } from '../french.ts'
import { command, date, day, line, named, strong } from '../line.ts'
import { cited } from '../quoting.ts'

const it = { ask: 'besoin', offer: 'offre', problem: 'problème' } as const

export const askWords = (address: Address): typeof english => {
  const say = addressed(address)
  const your = {
    ask: say('Votre besoin', 'Ton besoin'),
    offer: say('Votre offre', 'Ton offre'),
    problem: say('Votre problème', 'Ton problème'),
  }
  const yours = {
    ask: say('votre besoin', 'ton besoin'),
    offer: say('votre offre', 'ton offre'),
    problem: say('votre problème', 'ton problème'),
  }
  const askQuestions = {
    text: {
      name: 'quoi',
      label: say('De quoi avez-vous besoin ?', 'De quoi as-tu besoin ?'),
      hint: say(
        'Qui souhaitez-vous rencontrer exactement, pour quoi, et pour quand ?',
        'Qui souhaites-tu rencontrer exactement, pour quoi, et pour quand ?',
      ),
    },
    until: { name: 'jusqu-au', label: 'Jusqu’à quand ?', hint: '30 jours si rien n’est dit, 90 au plus' },
  }
  const answerQuestions = {
    text: {
      name: 'mot',
      label: say('Que pouvez-vous faire, qui connaissez-vous ?', 'Que peux-tu faire, qui connais-tu ?'),
      hint: 'Deux lignes suffisent',
    },
    contact: {
      name: 'contact',
      label: say('Comment vous joindre ?', 'Comment te joindre ?'),
      hint: 'Seul l’auteur le lira',
    },
  }
  return {
    commands: {
      ask: {
        name: 'besoin',
        says: 'demander de l’aide au club, voir ce qui est ouvert, aider les autres',
        title: say('Votre besoin', 'Ton besoin'),
        submit: 'Demander au club',
        asks: askQuestions,
        forms: {
          new: { title: say('Votre besoin', 'Ton besoin'), submit: 'Demander au club', asks: askQuestions },
          edit: { title: 'Corriger', submit: 'Corriger', asks: askQuestions },
          help: { title: 'Je peux aider', submit: 'Envoyer', asks: answerQuestions },
          amend: { title: 'Corriger ma réponse', submit: 'Corriger', asks: answerQuestions },
          thank: {
            title: 'Dire merci',
            submit: 'Remercier et clore',
            asks: {
              message: {
                name: 'mot',
                label: 'Un mot pour l’accompagner',
                hint: say('Ce que cela a changé pour vous', 'Ce que cela a changé pour toi'),
              },
              channel: { name: 'canal', label: 'Le dire aussi dans le canal, avec son accord' },
            },
          },
          pass: {
            title: 'Demander à un membre',
            submit: 'Demander',
            asks: {
              member: {
                name: 'membre',
                label: 'Qui pourrait aider ?',
                hint: 'Un membre reçoit deux demandes par semaine au plus',
              },
            },
          },
        },
      },
      offer: {
        name: 'offre',
        says: 'proposer au club ce qui peut rendre service à quelqu’un',
        title: say('Votre offre', 'Ton offre'),
        submit: 'Proposer au club',
        asks: {
          text: {
            name: 'quoi',
            label: say('Que proposez-vous ?', 'Que proposes-tu ?'),
            hint: 'Quoi exactement, pour qui, et ce que cela leur apporte',
          },
          until: askQuestions.until,
        },
      },
    },
    refusals: {
      'too short an ask': ({ min }) =>
        line`Encore quelques mots (au moins ${min} caractères) : qui exactement, pour quoi, et pour quand ?`,
      'a contact in it': ({ found }) =>
        line`${say('Retirez', 'Retire')} « ${found} » : tout le club lira ce message. Qui peut aider ${say('vous', 'te')} répondra par moi.`,
      'an end too far': ({ days, last }) =>
        line`Au plus ${plural(days, 'jour')}, soit jusqu’au ${dateText(last)}. ${say('Vous pourrez', 'Tu pourras')} alors prolonger.`,
      'an end in the past': () => line`Ce jour est passé. ${say('Choisissez-en', 'Choisis-en')} un à venir.`,
      'asked already': ({ kind, since }) =>
        kind === 'offer'
          ? line`${your.offer} est déjà dite au club en ces mots, ${day(since)}, et reste ouverte. ${command('ask')} la montre.`
          : line`${your[kind]} est déjà dit au club en ces mots, ${day(since)}, et reste ouvert. ${command('ask')} le montre.`,
      'closed meanwhile': ({ kind, by }) =>
        line`${named({ name: by })} a clos ${kind === 'offer' ? 'cette offre' : `ce ${it[kind]}`} entre-temps. Merci d’avoir voulu aider.`,
      'your own ask': ({ kind }) =>
        line`C’est ${yours[kind]} : ${command('ask')} montre ce que ${say('vous pouvez', 'tu peux')} en faire.`,
      'acted on already': ({ by }) =>
        line`${named({ name: by })} a lu ${say('votre', 'ta')} réponse et y a donné suite : elle reste telle quelle. Pour le reste, écrivez-vous.`,
      'asks himself': ({ kind, name }) =>
        line`${kind === 'offer' ? 'Cette offre' : `Ce ${it[kind]}`} est ${de(name)}. ${say('Choisissez', 'Choisis')} quelqu’un d’autre.`,
      'passed already': ({ name }) =>
        line`${named({ name })} est déjà au courant. ${say('Choisissez', 'Choisis')} quelqu’un d’autre.`,
      'on pause': ({ name }) =>
        line`${named({ name })} est en pause en ce moment. ${say('Choisissez', 'Choisis')} quelqu’un d’autre.`,
      'two asks this week': ({ name }) =>
        line`${named({ name })} a déjà reçu deux demandes cette semaine, et personne n’en reçoit davantage. ${say('Choisissez', 'Choisis')} quelqu’un d’autre, ou attendons la semaine prochaine.`,
    },
    press: {
      mine: 'Mes besoins et offres',
      others: 'Ce que cherchent les autres',
      newAsk: 'Dire un besoin',
      newOffer: 'Faire une offre',
      see: 'Voir',
      close: 'Clore',
      closeAsk: { ask: 'Clore mon besoin', offer: 'Clore mon offre', problem: 'Clore mon problème' },
      renew: 'Prolonger de 30 jours',
      reopen: 'Rouvrir',
      withdraw: 'Retirer',
      help: { ask: 'Je peux aider', offer: 'Cela m’intéresse', problem: 'J’ai une idée' },
      helpAfterAll: {
        ask: 'Je peux aider, finalement',
        offer: 'Cela m’intéresse, finalement',
        problem: 'J’ai une idée, finalement',
      },
      answerOf: name => `La réponse ${de(name)}`,
      helped: 'Cela m’a aidé',
      notHelped: 'Cela n’a pas aidé',
      thank: 'Dire merci',
      still: 'Je cherche toujours',
      know: 'Je connais quelqu’un',
      notForMe: 'Pas pour moi',
      pass: 'Demander à un membre',
      passTo: 'Demander à…',
      passOther: 'À quelqu’un d’autre',
      passYes: 'Poser la question',
      passNo: 'Pas maintenant',
      leave: 'Laisser ainsi',
    },
    madeTitle: {
      ask: `${your.ask} est noté`,
      offer: `${your.offer} est notée`,
      problem: `${your.problem} est noté`,
    },
    made: {
      ask: read =>
        line`Je le passe discrètement à ceux que cela peut concerner, si j’en trouve, et le club le lira dans son point du ${day(read)}. Qui peut aider ${say('vous', 'te')} répond en privé.`,
      offer: read =>
        line`Je la passe discrètement à ceux que cela peut concerner, si j’en trouve, et le club la lira dans son point du ${day(read)}. Qui s’y intéresse ${say('vous', 'te')} répond en privé.`,
      problem: read =>
        line`Le club le lira dans son point du ${day(read)}. Qui a une idée ${say('vous', 'te')} répond en privé.`,
    },
    editedTitle: {
      ask: `${your.ask} est corrigé`,
      offer: `${your.offer} est corrigée`,
      problem: `${your.problem} est corrigé`,
    },
    until: last => line`Jusqu’au ${date(last)}.`,
    stands: {
      open: kind => (kind === 'offer' ? line`Ouverte.` : line`Ouvert.`),
      answered: kind =>
        kind === 'offer' ? line`Close : elle a trouvé preneur.` : line`Clos : il a trouvé sa réponse.`,
      closed: kind => (kind === 'offer' ? line`Close.` : line`Clos.`),
      expired: kind => (kind === 'offer' ? line`Arrivée à son terme.` : line`Arrivé à son terme.`),
      withdrawn: kind => (kind === 'offer' ? line`Retirée.` : line`Retiré.`),
    },
    undoneTitle: {
      ask: `C’est annulé : ${yours.ask} ne tient plus.`,
      offer: `C’est annulé : ${yours.offer} ne tient plus.`,
      problem: `C’est annulé : ${yours.problem} ne tient plus.`,
    },
    withdrawnTitle: {
      ask: `${your.ask} est retiré.`,
      offer: `${your.offer} est retirée.`,
      problem: `${your.problem} est retiré.`,
    },
    ownTitle: your,
    noAnswerYet: () => line`Personne n’a encore répondu.`,
    answerOf: (by, text) => (text === null ? line`${by}` : line`${by} : « ${text} »`),
    mineTitle: say('Vos besoins et offres ouverts', 'Tes besoins et offres ouverts'),
    noneOfHis: () => line`${say('Vous n’avez', 'Tu n’as')} rien d’ouvert.`,
    ofHis: ({ kind, expiresOn }, answers) =>
      line`${strong({ ask: 'Besoin', offer: 'Offre', problem: 'Problème' }[kind])}${expiresOn === null ? '' : line`, jusqu’au ${date(expiresOn)}`} : ${answers === 0 ? 'pas encore de réponse' : plural(answers, 'réponse')}`,
    othersWait: open =>
      line`${open === 1 ? 'Un autre membre attend' : `${open} demandes d’autres membres attendent`} aussi une réponse : ${command('ask', 'liste')}.`,
    othersTitle: 'Ce que cherchent et proposent les autres',
    noneOfOthers: () => line`Rien n’attend ${say('votre', 'ta')} réponse pour le moment.`,
    ofOthers: {
      ask: (author, last) =>
        line`${strong(author.name)} a un besoin${last === null ? '' : line`, jusqu’au ${date(last)}`} :`,
      offer: (author, last) =>
        line`${strong(author.name)} fait une offre${last === null ? '' : line`, jusqu’au ${date(last)}`} :`,
      problem: (author, last) =>
        line`${strong(author.name)} cherche des idées${last === null ? '' : line`, jusqu’au ${date(last)}`} :`,
    },
    helpIntro: (author, text) => line`${named(author)} : « ${text} »`,
    contact: {
      email: address => `Par e-mail : ${address}`,
      phone: number => `Par téléphone : ${number}`,
      none: () => 'Ici, par message',
    },
    givenTitle: author => `${say('Votre', 'Ta')} réponse à ${author}`,
    reached: {
      privately: to => line`Elle part vers ${to}, en privé.`,
      called: to =>
        line`${named(to)} ne reçoit rien en privé : le canal du club l’appelle, et personne d’autre ne peut l’ouvrir.`,
      later: to =>
        line`Rien ne parvient à ${named(to)} pour le moment. ${say('Votre', 'Ta')} réponse est gardée et partira dès que possible.`,
      unconnected: to =>
        line`${named(to)} n’a pas encore de compte relié. ${say('Votre', 'Ta')} réponse est gardée et arrivera ; un appel ira plus vite.`,
    },
    onlyYouTwo: author => line`Elle n’est lue que par ${named(author)}.`,
    answerUndoneTitle: author => `${say('Votre', 'Ta')} réponse à ${author} est reprise.`,
    answeredTitle: {
      ask: by => `${by} peut ${say('vous aider', 't’aider')}`,
      offer: by => `${by} s’intéresse à ${yours.offer}`,
      problem: by => `${by} a une idée pour ${say('vous', 'toi')}`,
    },
    answered: {
      ask: (by, since) => line`${by} répond à ${yours.ask}, dit ${day(since)} :`,
      offer: (by, since) => line`${by} répond à ${yours.offer}, faite ${day(since)} :`,
      problem: (by, since) => line`${by} répond à ${yours.problem}, posé ${day(since)} :`,
    },
    says: by => line`${named(by)} écrit :`,
    whoIs: m => line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? ` : ${m.activity}` : ''}`,
    reach: (by, contact) =>
      contact === null
        ? line`Pour joindre ${named(by)}, un message ici suffit.`
        : line`Pour joindre ${named(by)} : ${contact}`,
    verdict: {
      helped: openUntil =>
        openUntil === null
          ? line`${say('Vous avez', 'Tu as')} dit que cela a aidé.`
          : line`${say('Vous avez', 'Tu as')} dit que cela a aidé. Si rien ne manque plus, ${say('vous pouvez', 'tu peux')} clore.`,
      'not-helped': openUntil =>
        openUntil === null
          ? line`${say('Vous avez', 'Tu as')} dit que cela n’a pas aidé. Cela reste entre nous.`
          : line`${say('Vous avez', 'Tu as')} dit que cela n’a pas aidé. Cela reste entre nous, et la demande reste ouverte jusqu’au ${date(openUntil)}.`,
    },
    takenBackTitle: from => `Une réponse ${de(from)}`,
    takenBack: () => line`Elle a été reprise. Il n’y a rien à faire.`,
    lastCallTitle: {
      ask: say('Cherchez-vous toujours ?', 'Cherches-tu toujours ?'),
      offer: `${your.offer} tient-elle toujours ?`,
      problem: say('Cherchez-vous toujours des idées ?', 'Cherches-tu toujours des idées ?'),
    },
    lastCall: last =>
      last === null
        ? line`Cela reste ouvert jusqu’à ce que ${say('vous le closiez', 'tu le closes')}.`
        : line`Sans un mot de ${say('vous', 'toi')}, ce sera clos après le ${date(last)}. ${say('Prolongez', 'Prolonge')} si ${say('vous cherchez', 'tu cherches')} toujours ; sinon, il n’y a rien à faire.`,
    stillTitle: say('Vous cherchez toujours', 'Tu cherches toujours'),
    still: read => line`Le club lira la demande une fois encore, dans son point du ${day(read)}.`,
    thankedTitle: to => `Merci dit à ${to}`,
    thanked: to => line`${say('Votre', 'Ton')} merci part vers ${to}, en privé, et la demande est close.`,
    thankedBefore: to =>
      line`${say('Vous avez', 'Tu as')} déjà remercié ${named(to)} aujourd’hui : rien n’est dit deux fois. La demande est close.`,
    routedTitle: {
      ask: author => `Un coup de main à ${author} ?`,
      offer: author => `Une offre ${de(author)}`,
      problem: author => `${author} cherche des idées`,
    },
    routed: {
      ask: author => line`${author} demande au club, et ${say('vous pouvez', 'tu peux')} peut-être aider :`,
      offer: author => line`${author} propose ce que ${say('vous cherchez', 'tu cherches')} peut-être :`,
      problem: author => line`${author} pose un problème au club, et ${say('vous avez', 'tu as')} peut-être une idée :`,
    },
    routedBy: (organizer, author) =>
      line`${named(organizer)} a pensé à ${say('vous', 'toi')} pour ce ${que(author)} demande au club :`,
    reason: {
      does: says => line`Pourquoi ${say('vous', 'toi')} : ${say('votre', 'ton')} métier, ${strong(cited(says))}.`,
      job: says => line`Pourquoi ${say('vous', 'toi')} : ${say('votre', 'ta')} fonction, ${strong(cited(says))}.`,
      offers: says => line`Pourquoi ${say('vous', 'toi')} : ${say('vous apportez', 'tu apportes')} « ${cited(says)} ».`,
      seeks: says => line`Pourquoi ${say('vous', 'toi')} : ${say('vous cherchez', 'tu cherches')} « ${cited(says)} ».`,
    },
    silent: () => line`Si cela ne ${say('vous', 'te')} concerne pas, personne ne le saura.`,
    silentUntil: last =>
      line`Jusqu’au ${date(last)}. Si cela ne ${say('vous', 'te')} concerne pas, personne ne le saura.`,
    youAnswered: at => line`${say('Vous avez', 'Tu as')} répondu ${day(at)}.`,
    noLongerNeeded: () => line`Ce n’est plus nécessaire. Il n’y a rien à faire.`,
    noMoreOfIt: () =>
      line`C’est entendu : ${say('vous n’en entendrez', 'tu n’en entendras')} plus parler. Personne ne le sait.`,
    roundUpTitle: 'Besoins et offres du club',
    ofRoundUp: {
      ask: (author, again, last) =>
        line`${strong(author.name)} ${again ? 'cherche toujours' : 'a un besoin'}${last === null ? '' : line`, jusqu’au ${date(last)}`} :`,
      offer: (author, again, last) =>
        line`${strong(author.name)} ${again ? 'propose toujours' : 'fait une offre'}${last === null ? '' : line`, jusqu’au ${date(last)}`} :`,
      problem: (author, again, last) =>
        line`${strong(author.name)} ${again ? 'cherche toujours des idées' : 'cherche des idées'}${last === null ? '' : line`, jusqu’au ${date(last)}`} :`,
    },
    endedInRoundUp: {
      ask: (author, found) =>
        line`${strong(author.name)} : ${found ? 'le besoin a trouvé sa réponse. Merci.' : 'le besoin est clos.'}`,
      offer: (author, found) =>
        line`${strong(author.name)} : ${found ? 'l’offre a trouvé preneur. Merci.' : 'l’offre est close.'}`,
      problem: (author, found) =>
        line`${strong(author.name)} : ${found ? 'le problème a trouvé sa réponse. Merci.' : 'le problème est clos.'}`,
    },
    roundUpNote: () =>
      line`Une réponse n’est lue que par l’auteur. Un besoin, quelque chose à proposer ? ${command('ask')}, ${command('offer')}.`,
    waitingTitle: {
      ask: author => `Un besoin ${de(author)}`,
      offer: author => `Une offre ${de(author)}`,
      problem: author => `Un problème ${de(author)}`,
    },
    waitingNote: () => line`Personne n’a encore répondu. Un nom qui vient à l’esprit suffit souvent.`,
    couldHelp: () => line`À qui la question pourrait aller, et pourquoi :`,
    nobodyComesToMind: () =>
      line`Aucun profil de plus ne répond à ces mots, ou chacun a déjà ses deux demandes de la semaine. Un nom vient peut-être à l’esprit ?`,
    match: {
      does: (member, says) => line`${named(member)} : son métier, « ${cited(says)} ».`,
      job: (member, says) => line`${named(member)} : sa fonction, « ${cited(says)} ».`,
      offers: (member, says) => line`${named(member)} apporte « ${cited(says)} ».`,
      seeks: (member, says) => line`${named(member)} cherche « ${cited(says)} ».`,
    },
    toPassTitle: to => `Poser la question à ${to} ?`,
    toPass: (to, author) =>
      line`${named(to)} lira en privé, hors de ses heures calmes, que son nom ${say('vous', 't’')}${say(' ', '')}est venu pour aider ${author.name}, avec ces mots et de quoi répondre :`,
    passedTitle: to => `La question part vers ${to}`,
    passedHow: {
      privately: to => line`Elle arrive à ${to} en privé, hors de ses heures calmes, et de ${say('votre', 'ta')} part.`,
      called: to =>
        line`${named(to)} ne reçoit rien en privé : le canal du club l’appelle, et personne d’autre ne peut l’ouvrir.`,
      later: to => line`Rien ne parvient à ${named(to)} pour le moment : elle partira dès que possible.`,
      unconnected: to => line`${named(to)} n’a pas encore de compte relié : un appel ira plus vite.`,
    },
    passedNote: to =>
      line`C’est l’une des deux demandes ${que(to, named(to))} peut recevoir cette semaine. Un « pas pour moi » ne se dit à personne.`,
    leftTitle: 'C’est laissé ainsi',
    leftNote: () => line`Le point du bureau n’en parle plus. Cela reste ouvert à qui peut aider.`,
    why: {
      routed: (author, organizer, reason) =>
        organizer !== null
          ? line`${organizer} a pensé que ${say('vous pourriez', 'tu pourrais')} aider ${author}. Deux demandes par semaine au plus ${say('vous', 'te')} parviennent ainsi.`
          : reason === null
            ? line`${say('Votre', 'Ton')} profil semblait répondre à ce ${que(author)} a dit au club. Deux demandes par semaine au plus ${say('vous', 'te')} parviennent ainsi.`
            : line`${say('Votre', 'Ton')} profil dit « ${cited(reason.says)} », ce qui semble répondre à ce ${que(author)} a dit au club. Deux demandes par semaine au plus ${say('vous', 'te')} parviennent ainsi.`,
      roundUp: () =>
        line`Le jeudi à 9 h, le club lit ce que ses membres ont dit avec ${command('ask')} et ${command('offer')} ; quand il n’y a rien, il ne lit rien.`,
      answered: (by, at, kind) => line`${by} a répondu à ${yours[kind]}, ${day(at)}.`,
      lastCall: (kind, last) =>
        line`${your[kind]} prend fin${last === null ? '' : line` le ${date(last)}`} : deux jours avant, je demande une fois s’il faut prolonger.`,
    },
    digest: {
      week: ({ made, waiting, asked }) => {
        const told = made === 0 ? 'Pas de besoin nouveau' : plural(made, 'besoin ou offre', 'besoins et offres')
        const unanswered = waiting + asked
        const which =
          asked === 0
            ? ''
            : asked === unanswered
              ? ', confiés à un membre'
              : `, dont ${asked} ${asked > 1 ? 'confiés' : 'confié'} à un membre`
        return unanswered === 0
          ? line`${told} ; aucun n’attend depuis plus d’une semaine.`
          : line`${told} ; ${unanswered} sans réponse depuis plus d’une semaine${which}.`
      },
      unanswered: count => line`${plural(count, 'besoin')} sans aucune réponse.`,
      see: 'Voir les besoins',
      title: 'Besoins sans réponse',
      waiting: (by, text, since) => line`${named(by)}, ${day(since)} : « ${text} »`,
      choose: 'S’occuper de l’un d’eux…',
      option: (author, text) => `${author} : ${cited(text, 50)}`,
    },
  }
}
