import type { Address } from '../../terms/speech.ts'
import type { introductionWords as english } from '../en/introductions.ts'
import { addressed, de, listed, plural } from '../french.ts'
import { command, day, dayAndHour, line, named, strong } from '../line.ts'

export const introductionWords = (address: Address): typeof english => {
  const say = addressed(address)
  return {
    commands: {
      intro: {
        name: 'presenter',
        says: 'présenter deux membres l’un à l’autre, rencontrer un membre, ou se présenter au club',
        title: 'Mise en relation',
        submit: 'Demander aux deux',
        asks: {
          first: {
            name: 'qui',
            label: 'Qui ?',
            hint: say('Un membre. « moi » vous présente au club.', 'Un membre. « moi » te présente au club.'),
          },
          second: {
            name: 'a',
            label: 'À qui ?',
            hint: say('Vide : à vous-même', 'Vide : à toi-même'),
          },
          context: { name: 'pourquoi', label: 'Pourquoi ces deux-là ?', hint: 'Les deux le liront' },
        },
        forms: {
          change: {
            title: 'Ce que chacun lira',
            submit: 'Voir',
            asks: {
              context: { name: 'pourquoi', label: 'Pourquoi ces deux-là ?', hint: 'Les deux le liront' },
              first: {
                name: 'premier',
                label: 'Du premier, le second lira',
                hint: 'Les deux le liront une fois d’accord',
              },
              second: {
                name: 'second',
                label: 'Du second, le premier lira',
                hint: 'Les deux le liront une fois d’accord',
              },
            },
          },
          'change-own': {
            title: 'Ce qui sera lu',
            submit: 'Voir',
            asks: {
              context: { name: 'pourquoi', label: 'Pourquoi cette rencontre ?', hint: 'En une phrase' },
              first: {
                name: 'soi',
                label: say('De vous', 'De toi'),
                hint: say('Ce que vous faites, ce que vous cherchez', 'Ce que tu fais, ce que tu cherches'),
              },
            },
          },
          contact: {
            title: say('Comment vous joindre ?', 'Comment te joindre ?'),
            submit: 'Accepter',
            asks: {
              contact: {
                name: 'contact',
                label: 'Que peut-on transmettre ?',
                choices: {
                  email: say('mon adresse électronique', 'mon adresse électronique'),
                  phone: 'mon numéro de téléphone',
                  none: 'seulement mon nom et mon entreprise',
                },
              },
            },
          },
        },
      },
    },
    refusals: {
      'already on its way': () =>
        line`Cette mise en relation est déjà en route. ${say('Vous aurez', 'Tu auras')} des nouvelles dès qu’il y en a.`,
      'asked before': ({ since }) =>
        line`${say('Vous l’avez', 'Tu l’as')} déjà demandée ${day(since)}. Peut-être par un autre chemin : la prochaine réunion, ou ${command('one-to-one')}.`,
      'already introduced': ({ since }) =>
        since
          ? line`Ces deux membres ont déjà été mis en relation ${day(since)}.`
          : line`Ces deux membres se connaissent déjà.`,
      'nothing to present': () =>
        line`${say('Votre', 'Ton')} profil est encore vide. ${say('Remplissez-le', 'Remplis-le')} avec ${command('profile')}, puis ${say('revenez', 'reviens')}.`,
      'presented already': () =>
        line`Le club a déjà lu ${say('votre', 'ta')} présentation ce mois-ci. Elle peut revenir le mois prochain.`,
    },
    press: {
      accept: 'Oui, volontiers',
      decline: 'Pas cette fois',
      later: 'Pas maintenant : dans un mois',
      send: 'Envoyer',
      change: 'Modifier',
      withdraw: 'Retirer',
      oneToOne: name => `Tête-à-tête : ${name}`,
      thank: name => `Remercier ${name}`,
      changeMind: 'Finalement, oui',
      metYes: 'Oui, c’est fait',
      metNotYet: 'Pas encore',
      metNo: 'Non',
      publish: 'Publier',
      correct: 'Corriger mon profil',
    },
    who: m => line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}${m.activity ? ` : ${m.activity}` : ''}`,
    seeks: text => line`Recherche : ${text}`,
    offers: text => line`Apporte : ${text}`,
    draftedTitle: 'Avant l’envoi : ce que chacun lira',
    willRead: reader => line`${strong(reader.name)} lira :`,
    whoIn: m => line`${strong(m.name)}${m.company ? `, ${m.company}` : ''}`,
    knownWell: (member, known) => line`${named(member)}. ${known}`,
    knownLittle: member =>
      line`${say('Vous connaissez', 'Tu connais')} encore peu ${named(member)} : un tête-à-tête d’abord donnerait du poids à ${say('votre', 'ta')} parole.`,
    changing: (first, second) =>
      line`En premier : ${named(first)}. En second : ${named(second)}. Un champ vide ne laisse que le nom et l’entreprise.`,
    changingOwn: () =>
      line`Un champ vide ne laisse que ${say('votre nom et votre entreprise', 'ton nom et ton entreprise')}.`,
    waitingTitle: 'Déjà en route',
    waiting: (others, since) =>
      line`${say('Vous avez', 'Tu as')} demandé cette mise en relation ${day(since)} : ${listed(others.map(({ name }) => name))}. Pas encore de réponse.`,
    requestedTitle: names => `Demandé : ${names}`,
    requested: others =>
      others.length === 1
        ? line`${others[0]!} reçoit la question en privé. Si c’est oui, une conversation s’ouvre entre vous deux.`
        : line`${others[0]!} et ${others[1]!} reçoivent la question en privé. Si les deux acceptent, une conversation s’ouvre pour eux.`,
    requestedNote: () =>
      line`${say('Vous saurez', 'Tu sauras')} ce qu’il en est dans une semaine environ, ou plus tard : chacun peut prendre son temps. Un refus et un silence se disent avec les mêmes mots.`,
    takeBackLater: () =>
      line`Pour la retirer plus tard, ${say('tapez', 'tape')} ${command('intro')} avec les mêmes noms.`,
    undone: 'C’est annulé : la question n’est plus posée à personne.',
    askedTitle: other => `${say('Souhaitez-vous', 'Souhaites-tu')} rencontrer ${other} ?`,
    askedForHimself: asker => line`${asker} aimerait faire ${say('votre', 'ta')} connaissance.`,
    askedByThird: (asker, other) =>
      line`${asker} pense que ${say('vous devriez rencontrer', 'tu devrais rencontrer')} ${named(other)}.`,
    pending: () =>
      line`Pas encore de réponse. Si ${say('vous préférez', 'tu préfères')} ne pas donner suite, personne ne le saura.`,
    putOff: again =>
      line`${say('Vous avez préféré', 'Tu as préféré')} y revenir ${day(again)}. Personne n’en sait rien, et ${say('vous pouvez', 'tu peux')} répondre avant.`,
    youSaidYes: other =>
      line`${say('Vous avez', 'Tu as')} dit oui. Si ${named(other)} accepte aussi, une conversation s’ouvre.`,
    youSaidNo: () => line`${say('Vous avez', 'Tu as')} dit « pas cette fois ». Personne ne le saura.`,
    youAgreed: {
      open: other =>
        line`Vous avez accepté tous les deux : ${say('votre', 'ta')} conversation avec ${named(other)} est ouverte.`,
      opening: other =>
        line`Vous avez accepté tous les deux : ${say('votre', 'ta')} conversation avec ${named(other)} va s’ouvrir.`,
      none: other =>
        line`Vous avez accepté tous les deux : ${say('votre', 'ta')} conversation avec ${named(other)} va s’ouvrir.`,
      apart: other =>
        line`Vous avez accepté tous les deux : de quoi joindre ${named(other)} ${say('vous', 'te')} arrive en privé.`,
      stuck: other =>
        line`Vous avez accepté tous les deux. ${say('Votre', 'Ta')} conversation avec ${named(other)} ne peut pas encore s’ouvrir ; elle le fera d’elle-même dès que possible.`,
    },
    theirsWaits: () => line`Leur conversation ne peut pas encore s’ouvrir ; elle le fera d’elle-même dès que possible.`,
    lacks: {
      rights: () => line`Il manque à Assidu le droit d’ouvrir un fil privé et d’y écrire.`,
      channel: () => line`Le club n’a pas de canal où l’ouvrir.`,
      place: () => line`Les deux ne sont plus dans un même lieu.`,
      left: name => line`${strong(name)} n’est plus dans ce lieu.`,
      blind: name => line`${strong(name)} ne voit pas le canal où elle s’ouvrirait.`,
      connection: () => line`Rien de ce qu’Assidu envoie n’arrive pour le moment.`,
      other: () => line`La raison est dans le journal d’Assidu.`,
    },
    organizersKnow: () => line`Le bureau en est prévenu.`,
    stuckTitle: other => `${other} a accepté aussi`,
    conversationTitle: 'Une conversation entre deux membres attend',
    conversationOpen: () => line`C’est réglé : elle est ouverte.`,
    mends: {
      rights: () =>
        line`Dans le canal des présentations, ou celui du club, ${say('donnez', 'donne')} à Assidu « Créer des fils privés » et « Envoyer des messages dans les fils » : elle s’ouvre aussitôt.`,
      channel: () => line`${say('Choisissez', 'Choisis')} les canaux du club avec ${command('club', 'reglages')}.`,
      place: () =>
        line`${say('Invitez-les', 'Invite-les')} de nouveau, ou ${say('donnez', 'donne')}-leur de quoi se joindre.`,
      left: () =>
        line`${say('Invitez', 'Invite')} cette personne de nouveau : elle s’ouvre dès qu’elle revient et tape une commande.`,
      blind: () => line`${say('Donnez-lui', 'Donne-lui')} accès à ce canal : elle s’ouvre ensuite d’elle-même.`,
      connection: () => line`Tout part dès que la connexion est rétablie.`,
      other: () => line`La personne qui héberge Assidu y trouve quoi faire.`,
    },
    closed: () => line`Ce n’est plus nécessaire. Il n’y a rien à faire.`,
    reminderTitle: other => `La question reste ouverte : rencontrer ${other} ?`,
    againTitle: other => `${say('Vous vouliez', 'Tu voulais')} y revenir : rencontrer ${other} ?`,
    endedTitle: 'Pas cette fois',
    ended: (others, since) =>
      line`La mise en relation avec ${listed(others)}, demandée ${day(since)}, ne se fera pas cette fois. Cela arrive ; la prochaine réunion est une autre occasion.`,
    agreedTitle: (a, b) => `${a} et ${b} ont accepté`,
    agreed: (a, b) => line`${named(a)} et ${named(b)} ont dit oui. Merci de les avoir rapprochés.`,
    openedTitle: (a, b) => `${a}, ${b} : je vous présente`,
    opened: asker =>
      asker
        ? line`${named(asker)} a pensé que vous devriez vous rencontrer, et vous avez accepté tous les deux.`
        : line`Vous avez accepté tous les deux de vous rencontrer.`,
    openedNext: () => line`Proposez un jour pour un café : quinze minutes suffisent pour commencer.`,
    contactTitle: other => `${other} a accepté aussi`,
    contact: (other, contact) =>
      contact
        ? line`${strong(other.name)}${other.company ? `, ${other.company}` : ''} : ${contact}`
        : line`${strong(other.name)}${other.company ? `, ${other.company}` : ''}. Le bureau peut ${say('vous', 'te')} dire comment joindre cette personne.`,
    metTitle: other => `${say('Avez-vous', 'As-tu')} rencontré ${other} ?`,
    metAsked: (other, since) =>
      line`${named(other)} et ${say('vous', 'toi')}, vous avez dit oui ${day(since)}. La rencontre a-t-elle eu lieu ?`,
    metSaid: {
      yes: 'Bonne nouvelle.',
      'not-yet': 'C’est noté : cela peut encore se faire.',
      no: 'C’est noté. Merci de l’avoir dit.',
    },
    thankFor: asker => line`${named(asker)} vous a rapprochés : un mot ferait plaisir.`,
    presentTitle: name => `${name} se présente au club`,
    newcomer: m => line`Voici ${strong(m.name)}${m.company ? `, ${m.company}` : ''}.`,
    onlyIfYouLike: () => line`Rien n’est publié sans ${say('vous', 'toi')}.`,
    previewTitle: 'Voici ce que le club lira',
    publishedTitle: 'La présentation est prête',
    published: heard => {
      if (heard === 'now') return line`Elle part dans le canal des présentations.`
      return heard === 'waits'
        ? line`Je ne peux pas encore écrire dans le canal des présentations : elle attend, et y partira d’elle-même dès que je le pourrai.`
        : line`Elle part dans le canal des présentations ${dayAndHour(heard)}.`
    },
    labels: {
      activity: 'Activité',
      speciality: 'Spécialité',
      seeks: 'Recherche',
      offers: 'Apporte',
      introduceTo: 'Aimerait rencontrer',
    },
    digest: {
      agreed: count => line`${plural(count, 'mise')} en relation acceptée${count > 1 ? 's' : ''}`,
    },
    why: {
      asked: i =>
        line`${i.asker.name} a demandé cette mise en relation ${day(i.requestedAt)}. Chaque personne répond d’abord en privé ; un refus n’est jamais dit.`,
      reminder: i =>
        line`La question a été posée ${day(i.requestedAt)} et attend une réponse. Elle n’est rappelée qu’une fois, le troisième jour.`,
      askedAgain: i =>
        line`${i.asker.name} a demandé cette mise en relation ${day(i.requestedAt)}, et ${say('vous avez', 'tu as')} demandé un mois. La question ne revient plus ensuite.`,
      ended: i =>
        line`Une mise en relation demandée ${day(i.requestedAt)} prend fin 7 jours après la dernière question, avec les mêmes mots quelle que soit la raison.`,
      agreed: i => line`${say('Vous avez', 'Tu as')} demandé cette mise en relation ${day(i.requestedAt)}.`,
      conversation: () =>
        line`Le bureau est prévenu quand la conversation de deux membres qui ont accepté ne peut pas s’ouvrir.`,
      met: i =>
        line`Vous avez accepté tous les deux de vous rencontrer${i.decidedAt ? line` ${day(i.decidedAt)}` : ''}. La question est posée après 7 jours, puis une fois encore après 21.`,
      presented: name => line`C’est la présentation ${de(name)} au club.`,
    },
  }
}
