# Who and what is in the Request Tracker of the tests. Says the teacher's token.
use strict;
use warnings;
use utf8;
use lib '/usr/share/request-tracker5/lib';
use RT -init;

my $system = RT->SystemUser;

sub queue {
    my $queue = RT::Queue->new($system);
    $queue->Load( $_[0] );
    $queue->Create( Name => $_[0] ) unless $queue->id;
    return $queue;
}

sub user {
    my $user = RT::User->new($system);
    my ( $id, $why ) = $user->Create( Privileged => 1, @_ );
    die "$why\n" unless $id;
    return $user;
}

my $general = queue('General');
queue('Closed to teachers');

# What somebody needs who writes requests, and no more.
my $teacher = user( Name => 'teacher', RealName => 'Учитель', Password => 'pa-ss+1', EmailAddress => 'teacher@example.test' );
$teacher->PrincipalObj->GrantRight( Right => $_, Object => $general )
    for qw(SeeQueue CreateTicket ShowTicket ReplyToTicket);

my $support = user( Name => 'support', RealName => 'Поддержка', Password => 'pa-ss+2', EmailAddress => 'support@example.test' );
$support->PrincipalObj->GrantRight( Right => 'SuperUser', Object => RT->System );

my $token = RT::AuthToken->new($system);
my ( $id, $why, $secret ) = $token->Create( Owner => $teacher->id, Description => 'tests' );
die "$why\n" unless $id;
print "$secret\n";
