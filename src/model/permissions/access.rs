use super::Permissions;
use crate::model::Snowflake;

/// What decides over a member's permissions in a channel. A thread has its parent's overwrites.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// The guild, which is also the id of its `@everyone` role.
    pub guild: Snowflake,
    /// Who.
    pub user: Snowflake,
    /// Whether the guild is theirs.
    pub is_owner: bool,
    /// Whether they are timed out.
    pub is_timed_out: bool,
    /// The member's roles with what each gives, `@everyone` among them.
    pub roles: Vec<(Snowflake, Permissions)>,
}

/// What a channel changes for a role or a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overwrite {
    /// The role or the member.
    pub id: Snowflake,
    /// Whose it is: a member's, or else a role's.
    pub is_member: bool,
    /// Given there.
    pub allow: Permissions,
    /// Taken there.
    pub deny: Permissions,
}

/// What a member who is timed out keeps.
const TIMED_OUT: Permissions = Permissions(Permissions::VIEW_CHANNEL.0 | Permissions::READ_MESSAGE_HISTORY.0);

/// What is of no use to those who may not write.
const OF_MESSAGES: Permissions = Permissions(
    Permissions::MENTION_EVERYONE.0
        | Permissions::SEND_TTS_MESSAGES.0
        | Permissions::ATTACH_FILES.0
        | Permissions::EMBED_LINKS.0,
);

impl Access {
    /// What the member may do where no channel says otherwise.
    #[must_use]
    pub fn in_guild(&self) -> Permissions {
        let given = self.roles.iter().fold(Permissions::NONE, |given, (_, role)| given | *role);
        if self.is_owner || given.contains(Permissions::ADMINISTRATOR) {
            return Permissions::ALL;
        }
        if self.is_timed_out { Permissions(given.0 & TIMED_OUT.0) } else { given }
    }

    /// What the member may do in a channel, by Discord's own algorithm. In a thread, what `SEND_MESSAGES` decides
    /// elsewhere `SEND_MESSAGES_IN_THREADS` does.
    #[must_use]
    pub fn in_channel(&self, overwrites: &[Overwrite], is_thread: bool) -> Permissions {
        let mut given = self.in_guild();
        if given == Permissions::ALL {
            return given;
        }
        let of_role = |overwrite: &&Overwrite| !overwrite.is_member;
        let roles = |overwrite: &&Overwrite| {
            overwrite.id != self.guild && self.roles.iter().any(|(role, _)| *role == overwrite.id)
        };
        let everyone = overwrites.iter().filter(of_role).filter(|overwrite| overwrite.id == self.guild);
        let own_roles = overwrites.iter().filter(of_role).filter(roles);
        let member = overwrites.iter().filter(|overwrite| overwrite.is_member && overwrite.id == self.user);
        given = changed(given, everyone);
        given = changed(given, own_roles);
        given = changed(given, member);
        if self.is_timed_out {
            given = Permissions(given.0 & TIMED_OUT.0);
        }
        let writes =
            if is_thread { Permissions::SEND_MESSAGES_IN_THREADS } else { Permissions::SEND_MESSAGES };
        if !given.contains(Permissions::VIEW_CHANNEL) {
            Permissions::NONE
        } else if !given.contains(writes) {
            given.without(OF_MESSAGES)
        } else {
            given
        }
    }
}

/// All that these deny goes, then all that they allow comes.
fn changed<'a>(given: Permissions, overwrites: impl Iterator<Item = &'a Overwrite>) -> Permissions {
    let (allow, deny) = overwrites
        .fold((Permissions::NONE, Permissions::NONE), |(allow, deny), overwrite| {
            (allow | overwrite.allow, deny | overwrite.deny)
        });
    given.without(deny) | allow
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUILD: Snowflake = Snowflake(1);
    const ROLE: Snowflake = Snowflake(2);
    const OTHER_ROLE: Snowflake = Snowflake(3);
    const USER: Snowflake = Snowflake(9);
    const VIEW: Permissions = Permissions::VIEW_CHANNEL;
    const SEND: Permissions = Permissions::SEND_MESSAGES;
    const FILES: Permissions = Permissions::ATTACH_FILES;

    fn member() -> Access {
        Access {
            guild: GUILD,
            user: USER,
            roles: vec![(GUILD, VIEW | SEND), (ROLE, FILES)],
            ..Access::default()
        }
    }

    fn role(id: Snowflake, allow: Permissions, deny: Permissions) -> Overwrite {
        Overwrite { id, is_member: false, allow, deny }
    }

    #[test]
    fn roles_add_up() {
        assert_eq!(member().in_guild(), VIEW | SEND | FILES);
        assert_eq!(member().in_channel(&[], false), VIEW | SEND | FILES);
    }

    #[test]
    fn the_channel_changes_it_for_everyone_then_for_roles_then_for_the_member() {
        let everyone = role(GUILD, Permissions::NONE, SEND);
        assert_eq!(member().in_channel(&[everyone], false), VIEW, "without SEND_MESSAGES no files either");
        let own = role(ROLE, SEND, Permissions::NONE);
        let denied_by_another = role(OTHER_ROLE, Permissions::NONE, VIEW);
        let all = [own, everyone, denied_by_another];
        assert_eq!(member().in_channel(&all, false), VIEW | SEND | FILES, "whatever their order");
        let member_alone = Overwrite { is_member: true, ..role(USER, Permissions::NONE, FILES) };
        assert_eq!(member().in_channel(&[member_alone, own, everyone], false), VIEW | SEND);
        let of_a_role_with_that_id = role(USER, Permissions::NONE, VIEW);
        assert_eq!(member().in_channel(&[of_a_role_with_that_id], false), VIEW | SEND | FILES);
    }

    #[test]
    fn of_several_roles_the_one_that_allows_wins() {
        let mut access = member();
        access.roles.push((OTHER_ROLE, Permissions::NONE));
        let overwrites = [role(ROLE, Permissions::NONE, SEND), role(OTHER_ROLE, SEND, Permissions::NONE)];
        assert!(access.in_channel(&overwrites, false).contains(SEND));
    }

    #[test]
    fn a_channel_that_is_not_seen_gives_nothing() {
        assert_eq!(member().in_channel(&[role(GUILD, SEND, VIEW)], false), Permissions::NONE);
    }

    #[test]
    fn nothing_stands_above_owners_and_administrators() {
        let hidden = [role(GUILD, Permissions::NONE, Permissions::ALL)];
        let owner = Access { is_owner: true, is_timed_out: true, ..member() };
        let mut administrator = Access { is_timed_out: true, ..member() };
        administrator.roles.push((OTHER_ROLE, Permissions::ADMINISTRATOR));
        for access in [owner, administrator] {
            assert_eq!(access.in_channel(&hidden, false), Permissions::ALL);
        }
    }

    #[test]
    fn who_is_timed_out_can_only_look() {
        let access = Access { is_timed_out: true, ..member() };
        let overwrites = [role(ROLE, SEND | Permissions::READ_MESSAGE_HISTORY, Permissions::NONE)];
        let left = access.in_channel(&overwrites, false);
        assert_eq!(left, VIEW | Permissions::READ_MESSAGE_HISTORY);
    }

    #[test]
    fn threads_have_a_permission_of_their_own_for_writing() {
        let threads = Permissions::SEND_MESSAGES_IN_THREADS;
        let overwrites = [role(GUILD, threads, SEND)];
        assert!(member().in_channel(&overwrites, true).contains(FILES | threads));
        assert!(!member().in_channel(&overwrites, false).contains(FILES));
    }
}
