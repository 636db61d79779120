import type { Platform } from '../../terms/member.ts'
import type { Address } from '../../terms/speech.ts'
import type { memberWords as english } from '../en/members.ts'
import { addressed, de, listed, plural } from '../french.ts'
import { command, date, day, line, named, strong } from '../line.ts'

export const memberWords = (address: Address): typeof english => {
  const say = addressed(address)
  const platforms: Record<Platform, string> = { slack: 'Slack', discord: 'Discord', playground: 'l’espace d’essai' }
  const languages = { fr: 'Français', en: 'English' }
  return {
    platforms,
    commands: {
      'club-members': {
        name: 'membres',
        says: 'ajouter à la liste, relier un compte, mettre fin à une adhésion',
        title: 'Membres',
        submit: 'OK',
        asks: {},
        forms: {
          add: {
            title: 'Ajouter un membre',
            submit: 'Ajouter',
            asks: {
              name: { name: 'nom', label: 'Nom complet' },
              email: { name: 'courriel', label: 'Adresse électronique', hint: 'Fait reconnaître un compte Slack' },
              company: { name: 'entreprise', label: 'Entreprise' },
              activity: { name: 'activite', label: 'Activité' },
              sponsor: { name: 'parrain', label: 'Parrain ou marraine' },
              language: { name: 'langue', label: 'Langue', choices: languages },
            },
          },
          link: {
            title: 'Relier un compte',
            submit: 'Relier',
            asks: {
              member: { name: 'membre', label: 'Membre sans compte' },
              account: { name: 'compte', label: 'Compte ici' },
            },
          },
          unlink: {
            title: 'Délier un compte',
            submit: 'Délier',
            asks: { member: { name: 'membre', label: 'Le compte de qui ?' } },
          },
          end: {
            title: 'Fin d’une adhésion',
            submit: 'Y mettre fin',
            asks: {
              member: {
                name: 'membre',
                label: 'Qui ne fait plus partie du club ?',
                hint: 'Personne n’apprend pourquoi ; cela s’annule pendant 30 jours',
              },
            },
          },
          tick: {
            title: 'Qui est membre ?',
            submit: 'Les ajouter',
            asks: { who: { name: 'qui', label: say('Cochez les membres du club', 'Coche les membres du club') } },
          },
          choose: {
            title: 'Qui est-ce ?',
            submit: 'Relier',
            asks: { member: { name: 'membre', label: 'Membre sans compte' } },
          },
        },
      },
      'club-organizers': {
        name: 'bureau',
        says: 'nommer quelqu’un au bureau, ou l’en retirer',
        title: 'Bureau',
        submit: 'OK',
        asks: {},
        forms: {
          add: { title: 'Nommer au bureau', submit: 'Nommer', asks: { member: { name: 'membre', label: 'Qui ?' } } },
          remove: {
            title: 'Retirer du bureau',
            submit: 'Retirer',
            asks: { member: { name: 'membre', label: 'Qui ?', hint: 'La personne reste membre' } },
          },
        },
      },
      link: {
        name: 'relier',
        says: say('qui vous êtes sur la liste', 'qui tu es sur la liste'),
        title: say('Vous sur la liste', 'Toi sur la liste'),
        submit: 'OK',
        asks: {},
        forms: {
          name: {
            title: say('Vous sur la liste', 'Toi sur la liste'),
            submit: 'Envoyer',
            asks: {
              name: { name: 'nom', label: say('Sous quel nom y êtes-vous ?', 'Sous quel nom y es-tu ?') },
            },
          },
        },
      },
    },
    refusals: {
      'not a zone': ({ typed }) =>
        line`Je ne connais pas de fuseau « ${typed} ». ${say('Écrivez', 'Écris')}-le comme Europe/Paris, ou ${say('laissez', 'laisse')} vide.`,
      'asked enough today': ({ organizers }) =>
        line`La demande est partie trois fois aujourd’hui, et le bureau l’a reçue. ${organizers.length > 0 ? listed(organizers, 'ou') : 'Il'} peut ${say('vous aider', 't’aider')} ; ici, ce sera de nouveau possible demain.`,
      'unknown code': () =>
        line`Je ne connais pas ce code. Un code vaut 7 jours : ${say('demandez-en', 'demandes-en')} un autre.`,
      'too many codes': () =>
        line`Cinq codes que je ne connais pas sont venus de ce compte aujourd’hui. ${say('Réessayez', 'Réessaie')} demain, ou ${say('demandez', 'demande')} au bureau de relier le compte.`,
      'code used up': () => line`Ce code a servi, ou a plus de 7 jours. ${say('Demandez-en', 'Demandes-en')} un autre.`,
      'member linked already': ({ name }) =>
        line`${named({ name })} a déjà un autre compte ici. Le bureau peut le délier dans ${command('club', 'membres')}.`,
      'account linked already': ({ name }) => line`Ce compte est déjà relié à ${named({ name })}.`,
      'on the list already': ({ name }) => line`${named({ name })} est déjà sur la liste.`,
      'not a member any more': ({ name }) => line`${named({ name })} n’est plus sur la liste.`,
      'still a member': ({ name }) => line`${named({ name })} est sur la liste : il n’y a rien à annuler.`,
      'too late to undo': ({ name, days }) =>
        line`L’adhésion ${de(name)} a pris fin il y a plus de ${plural(days, 'jour')}. ${say('Ajoutez', 'Ajoute')} de nouveau ce nom à la liste.`,
      'joining is past': ({ name }) =>
        line`L’arrivée ${de(name)} sur la liste date, et d’autres choses ont suivi. ${say('Mettez', 'Mets')} plutôt fin à l’adhésion par ${command('club', 'membres')}.`,
      'last organizer': () =>
        line`Il faut au moins une personne au bureau : ${say('nommez-en', 'nommes-en')} une autre d’abord.`,
      'organizer already': ({ name }) => line`${named({ name })} fait déjà partie du bureau.`,
      'no organizer': ({ name }) => line`${named({ name })} ne fait pas partie du bureau.`,
      'place taken': ({ club }) => line`Ce lieu abrite déjà ${strong(club)}. Un lieu abrite un seul club.`,
      'channel of another purpose': () =>
        line`${say('Choisissez', 'Choisis')} deux canaux différents : ce qui est pour le bureau n’est que pour lui.`,
      'no such channel': () =>
        line`Je ne vois pas ce canal. ${say('Invitez', 'Invite')}-moi d’abord, puis ${say('choisissez', 'choisis')}-le.`,
      'no such account': () => line`Je ne trouve plus ce compte ici. ${say('Choisissez', 'Choisis')}-en un autre.`,
      'administrators only': () => line`C’est réservé à un administrateur de ce lieu.`,
      'organizer linked already': ({ names }) =>
        line`Quelqu’un du bureau est relié ici : ${listed(names, 'ou')} peut le faire.`,
    },
    names: (names, more) => line`${names.join(', ')}${more > 0 ? ` et ${more} de plus` : ''}.`,
    page: {
      title: count => `La liste : ${plural(count, 'membre')}`,
      connected: count => line`${plural(count, 'membre')} avec un compte ici.`,
      unconnected: 'Sans compte ici',
      waiting: count =>
        line`${plural(count, 'message est gardé', 'messages sont gardés')}, et ${count > 1 ? 'partiront' : 'partira'} dès que le compte sera relié.`,
      requests: 'Qui est-ce ?',
      onLeave: count => `En pause : ${count}`,
      onLeaveUntil: (name, until) =>
        until ? line`${named({ name })}, jusqu’au ${date(until)}` : line`${named({ name })}, sans date de retour`,
      left: 'Adhésions terminées depuis moins de 30 jours',
      leftOn: (name, on) => line`${named({ name })}, ${date(on)}`,
    },
    press: {
      add: 'Ajouter',
      link: 'Relier un compte',
      unlink: 'Délier un compte',
      end: 'Mettre fin à une adhésion',
      tick: 'Cocher les membres',
      undoEnd: 'Rétablir une adhésion',
      remove: 'Retirer du bureau',
      yesIs: name => `Oui, ${name}`,
      itIs: name => `C’est ${name}`,
      itIsOne: 'C’est quelqu’un d’entre eux',
      another: 'Une autre personne',
      choose: 'Quelqu’un d’autre de la liste',
      no: 'Personne de la liste',
      onTheList: 'Je suis sur la liste',
      notMe: 'Ce n’est pas moi',
    },
    addedTitle: name => `${name} est sur la liste`,
    added: () =>
      line`Rien ne part encore : les messages viendront dès que le compte sera connu. Sur Slack, l’adresse suffit ; ailleurs, ${say('reliez-le', 'relie-le')}.`,
    returned: () => line`Bon retour : c’est le même membre qu’avant, et le temps d’absence compte comme une pause.`,
    inDoubtTitle: name => `Déjà dans le club : ${name} ?`,
    knownSince: ({ name, company, joinedOn, leftOn }) =>
      line`${named({ name })}${company !== null && !name.includes(company) ? ` (${company})` : ''}, ${
        leftOn === null ? `membre depuis ${joinedOn.year}` : `membre jusqu’en ${leftOn.year}`
      }`,
    moreInDoubt: count =>
      line`${plural(count, 'autre nom est', 'autres noms sont')} déjà dans le club : ${say('cochez', 'coche')}-les de nouveau pour répondre.`,
    linkedTitle: name => `Le compte ${de(name)} est relié`,
    linked: () => line`Ce qui était gardé part maintenant.`,
    unlinkedTitle: name => `Le compte ${de(name)} est délié`,
    offTheListTitle: name => `L’arrivée ${de(name)} sur la liste est annulée`,
    offTheList: () => line`Tout est comme avant ; ce qui s’était ouvert depuis a pris fin.`,
    endedTitle: name => `L’adhésion ${de(name)} a pris fin`,
    ended: () =>
      line`Plus rien ne lui est envoyé, et personne n’apprend pourquoi. Ses recommandations ouvertes reviennent à qui les a données ; ses réponses et ses mises en relation en attente prennent fin.`,
    endUndoneTitle: name => `${name} est de nouveau sur la liste`,
    endUndone: () =>
      line`Les recommandations ouvertes et les réponses aux réunions sont revenues. Les mises en relation closes le restent.`,
    tickedTitle: count => `${plural(count, 'membre ajouté', 'membres ajoutés')}`,
    ticked: skipped =>
      skipped.length === 0
        ? line`Chacun recevra ses messages en privé après avoir dit bonjour dans le canal du club.`
        : line`Laissés de côté, car quelqu’un de ce nom est déjà sur la liste : ${listed(skipped)}. Si c’est la même personne, ${say('reliez', 'relie')} le compte.`,
    nobodyToTick: () => line`Tout le monde dans le canal du club est déjà sur la liste.`,
    peopleUnseen: {
      'no channel': () =>
        line`Le club n’a pas encore de canal ici : ${say('choisissez-le', 'choisis-le')} dans ${command('club', 'reglages')}.`,
      'members intent': () =>
        line`Discord ne me dit pas qui est ici. La personne qui héberge Assidu active « Server Members Intent », à la page Bot de son portail développeur. D’ici là : qui tape une commande ici peut dire qui il est, et ${say('vous confirmez', 'tu confirmes')}.`,
      'not let in': () =>
        line`Je n’ai pas accès au canal du club : je n’y vois personne. ${command('club', 'reglages')} dit ce qui manque.`,
      'not now': () => line`Je n’arrive pas à voir qui est ici. ${say('Réessayez', 'Réessaie')} dans un instant.`,
    },
    everybodyLinked: () => line`Chaque membre a un compte ici.`,
    organizersTitle: 'Le bureau',
    organizersSay: () =>
      line`Le bureau lit le point hebdo, fait l’appel et tient la liste. Il y reste toujours au moins une personne.`,
    namedTitle: name => `${name} fait partie du bureau`,
    releasedTitle: name => `${name} ne fait plus partie du bureau`,
    youAreNotTitle: say('Vous ne faites plus partie du bureau', 'Tu ne fais plus partie du bureau'),
    youAreNot: () => line`Tout ce qui est d’un membre reste à ${say('vous', 'toi')}. Il n’y a rien à faire.`,
    youAreTitle: say('Vous faites partie du bureau', 'Tu fais partie du bureau'),
    youAre: by =>
      line`${named({ name: by })} ${say('vous a', 't’a')} fait entrer au bureau. ${command('club')} montre ce que ${say('vous pouvez', 'tu peux')} faire ; le point hebdo arrive une fois par semaine.`,
    askTitle: say('Êtes-vous sur la liste ?', 'Es-tu sur la liste ?'),
    ask: () => line`${say('Si vous êtes membre, dites', 'Si tu es membre, dis')} sous quel nom : le bureau confirme.`,
    askedTitle: 'La demande est partie',
    asked: () =>
      line`Le bureau est invité à confirmer ; ${say('vous l’apprendrez', 'tu l’apprendras')} ici. D’ici là, rien d’autre ne change.`,
    notConfirmedTitle: say('Votre compte n’a pas été relié', 'Ton compte n’a pas été relié'),
    notConfirmed: organizers =>
      line`Le bureau ne ${say('vous a', 't’a')} pas trouvé sur la liste sous ce nom. ${organizers.length > 0 ? listed(organizers, 'ou') : 'Le bureau'} peut ${say('vous aider', 't’aider')}.`,
    youAreLinkedTitle: club => `${say('Votre', 'Ton')} compte est relié : ${club}`,
    youAreLinked: (name, platform) =>
      line`Ce compte (${platforms[platform]}) est désormais ${named({ name })} sur la liste du club. Ce qui est pour ${say('vous', 'toi')} arrive ici.`,
    unlinkedYouTitle: say('Votre compte est délié', 'Ton compte est délié'),
    unlinkedYou: () =>
      line`Il n’est plus à personne de la liste. ${command('help')} montre ce que ${say('vous pouvez', 'tu peux')} faire.`,
    linkAskedTitle: name => `${name} dit être sur la liste`,
    linkAsked: (name, platform, meant) =>
      line`Quelqu’un (${platforms[platform]}) dit être sur la liste sous le nom « ${strong(name)} ». ${
        meant.length === 0
          ? 'Je ne trouve aucun membre de ce nom sans compte.'
          : line`Ce serait ${strong(listed(meant, 'ou'))}.`
      } ${say('Ne reliez', 'Ne relie')} que si ${say('vous savez', 'tu sais')} qui c’est.`,
    linkAccount: (handle, account) =>
      line`Le compte : ${handle === null ? '' : line`${strong(`@${handle}`)}, `}identifiant ${strong(account)}. Le nom se choisit librement, l’identifiant non.`,
    linkAskedAnew: () => line`La demande a été refaite depuis : le message le plus récent compte.`,
    linkWantedTitle: 'Des messages attendent un compte',
    linkWanted: names =>
      line`Un membre a fait quelque chose pour ${listed(names)}, dont je ne connais aucun compte. ${say('Si vous savez lequel c’est, reliez-le', 'Si tu sais lequel c’est, relie-le')} ; sinon, il suffit d’une commande tapée ici avec ce compte.`,
    linkDecided: (by, member) => {
      if (member === null)
        return line`${by === null ? 'La réponse est' : line`${named({ name: by })} a répondu`} : personne de la liste.`
      return by === null
        ? line`Le compte est relié à ${named({ name: member })}.`
        : line`${named({ name: by })} a relié le compte à ${named({ name: member })}.`
    },
    digest: {
      unreachable: count =>
        line`${plural(count, 'membre')} ne ${count > 1 ? 'reçoivent' : 'reçoit'} plus les messages : toujours au club ?`,
      whoIsUnreachable: 'Aucun message ne leur parvient : toujours au club ?',
    },
    why: {
      linked: () =>
        line`Un compte vient d’être relié à ${say('vous', 'toi')} : par l’adresse électronique, par un code ou par le bureau. C’est dit pour que cela puisse s’annuler.`,
      named: by => line`${by} ${say('vous a', 't’a')} fait entrer au bureau. Qui reçoit un rôle l’apprend aussitôt.`,
      linkAsked: at => line`Quelqu’un a dit ${day(at)} être sur la liste.`,
      linkWanted: () =>
        line`Un membre a fait quelque chose pour quelqu’un qui n’a pas de compte. C’est gardé, et dit au bureau une fois par jour au plus.`,
      organizerConfirmed: at =>
        line`Un administrateur du lieu a confirmé quelqu’un du bureau ${day(at)}. Tout le bureau l’apprend.`,
    },
    linkedBeforeTitle: name => `${say('Vous êtes', 'Tu es')} déjà reconnu ici, ${name}`,
    linkedBefore: () =>
      line`Ce compte est ${say('le vôtre', 'le tien')} sur la liste du club : aucun code n’est nécessaire. ${command('help')} montre ce que ${say('vous pouvez', 'tu peux')} taper.`,
    codeTitle: name => `Bienvenue, ${name}`,
    code: () =>
      line`Ce compte est ${say('le vôtre', 'le tien')} sur la liste du club. ${command('help')} montre ce que ${say('vous pouvez', 'tu peux')} taper.`,
    confirmedTitle: name => `${name} entre au bureau`,
    confirmed: ({ name, platform, administrator, how }) =>
      how === 'linked'
        ? line`Personne du bureau n’était relié sur ${platforms[platform]} : un administrateur (${administrator}) y a nommé ${named({ name })}. Si c’est une erreur, cela se défait dans ${command('club', 'bureau')}.`
        : line`Avec le code de l’import, un administrateur sur ${platforms[platform]} (${administrator}) y a relié un compte à ${named({ name })}. Si c’est une erreur, il se délie dans ${command('club', 'membres')}.`,
  }
}
