<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>baton::models::ActivityBoard</name>
    <message numerus="yes">
        <source>%Ln change(s) of bots</source>
        <translation>
            <numerusform>%Ln change of a bot</numerusform>
            <numerusform>%Ln changes of bots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln workflow(s) stuck</source>
        <translation>
            <numerusform>%Ln workflow stuck</numerusform>
            <numerusform>%Ln workflows stuck</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln workflow(s) finished</source>
        <translation>
            <numerusform>%Ln workflow finished</numerusform>
            <numerusform>%Ln workflows finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln workflow(s) started</source>
        <translation>
            <numerusform>%Ln workflow started</numerusform>
            <numerusform>%Ln workflows started</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::models::ActivityText</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::models::Attendance</name>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::models::Colleagues</name>
    <message numerus="yes">
        <source>%Ln open</source>
        <comment>conversations</comment>
        <translation>
            <numerusform>%Ln open</numerusform>
            <numerusform>%Ln open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::models::DraftFiles</name>
    <message numerus="yes">
        <source>A message carries at most %Ln file(s). Send the others with another one.</source>
        <translation>
            <numerusform>A message carries at most %Ln file. Send the others with another one.</numerusform>
            <numerusform>A message carries at most %Ln files. Send the others with another one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::models::HistoryText</name>
    <message numerus="yes">
        <source>%1 added the tag(s) %2</source>
        <translation>
            <numerusform>%1 added the tag %2</numerusform>
            <numerusform>%1 added the tags %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added the tag(s) %1</source>
        <translation>
            <numerusform>Added the tag %1</numerusform>
            <numerusform>Added the tags %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 removed the tag(s) %2</source>
        <translation>
            <numerusform>%1 removed the tag %2</numerusform>
            <numerusform>%1 removed the tags %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed the tag(s) %1</source>
        <translation>
            <numerusform>Removed the tag %1</numerusform>
            <numerusform>Removed the tags %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::ActivityPresenter</name>
    <message numerus="yes">
        <source>🔔 %Ln more thing(s) happened</source>
        <translation>
            <numerusform>🔔 %Ln more thing happened</numerusform>
            <numerusform>🔔 %Ln more things happened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::AlertPresenter</name>
    <message numerus="yes">
        <source>🆘 %Ln customer(s) are waiting</source>
        <translation>
            <numerusform>🆘 %Ln customer is waiting</numerusform>
            <numerusform>🆘 %Ln customers are waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::AutoUpdatesPresenter</name>
    <message numerus="yes">
        <source>%Ln entry(s) exported.</source>
        <translation>
            <numerusform>%Ln entry exported.</numerusform>
            <numerusform>%Ln entries exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::Composer</name>
    <message numerus="yes">
        <source>%L1 of %Ln character(s)</source>
        <translation>
            <numerusform>%L1 of %Ln character</numerusform>
            <numerusform>%L1 of %Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waits for %Ln file(s)</source>
        <translation>
            <numerusform>Waits for %Ln file</numerusform>
            <numerusform>Waits for %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::ConversationCard</name>
    <message numerus="yes">
        <source>leaves in %Ln s</source>
        <translation>
            <numerusform>leaves in %Ln s</numerusform>
            <numerusform>leaves in %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found in %Ln message(s)</source>
        <translation>
            <numerusform>found in %Ln message</numerusform>
            <numerusform>found in %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread message(s)</source>
        <translation>
            <numerusform>%Ln unread message</numerusform>
            <numerusform>%Ln unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::DeliveriesPage</name>
    <message numerus="yes">
        <source>Devices, %Ln signed in</source>
        <translation>
            <numerusform>Devices, %Ln signed in</numerusform>
            <numerusform>Devices, %Ln signed in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::Departure</name>
    <message numerus="yes">
        <source>You hold %Ln conversation(s). Their customers wait for you until you are back, or until the relay gives them to others.</source>
        <translation>
            <numerusform>You hold %Ln conversation. Its customer waits for you until you are back, or until the relay gives it to others.</numerusform>
            <numerusform>You hold %Ln conversations. Their customers wait for you until you are back, or until the relay gives them to others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln conversation(s) you have written what was not sent. It can stay on this computer until you sign in again.</source>
        <translation>
            <numerusform>In %Ln conversation you have written what was not sent. It can stay on this computer until you sign in again.</numerusform>
            <numerusform>In %Ln conversations you have written what was not sent. It can stay on this computer until you sign in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::EntryText</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::InboxPanel</name>
    <message numerus="yes">
        <source>%1, %Ln conversation(s)</source>
        <translation>
            <numerusform>%1, %Ln conversation</numerusform>
            <numerusform>%1, %Ln conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln found</source>
        <translation>
            <numerusform>%1, %Ln found</numerusform>
            <numerusform>%1, %Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in Waiting</source>
        <translation>
            <numerusform>%Ln in Waiting</numerusform>
            <numerusform>%Ln in Waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in Mine</source>
        <translation>
            <numerusform>%Ln in Mine</numerusform>
            <numerusform>%Ln in Mine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in All</source>
        <translation>
            <numerusform>%Ln in All</numerusform>
            <numerusform>%Ln in All</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::LinkPill</name>
    <message numerus="yes">
        <source>Offline, again in %Ln s</source>
        <translation>
            <numerusform>Offline, again in %Ln s</numerusform>
            <numerusform>Offline, again in %Ln s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::NavRail</name>
    <message numerus="yes">
        <source>Inbox, %Ln waiting</source>
        <translation>
            <numerusform>Inbox, %Ln waiting</numerusform>
            <numerusform>Inbox, %Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln new</source>
        <translation>
            <numerusform>%1, %Ln new</numerusform>
            <numerusform>%1, %Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of yours unread</source>
        <translation>
            <numerusform>%Ln of yours unread</numerusform>
            <numerusform>%Ln of yours unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::RunsPanel</name>
    <message numerus="yes">
        <source>%1, %Ln run(s)</source>
        <translation>
            <numerusform>%1, %Ln run</numerusform>
            <numerusform>%1, %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::SavedReplyList</name>
    <message numerus="yes">
        <source>%Ln saved reply(s)</source>
        <translation>
            <numerusform>%Ln saved reply</numerusform>
            <numerusform>%Ln saved replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved reply(s) for “%1”</source>
        <translation>
            <numerusform>%Ln saved reply for “%1”</numerusform>
            <numerusform>%Ln saved replies for “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::SoundSection</name>
    <message numerus="yes">
        <source>Every %Ln minute(s)</source>
        <translation>
            <numerusform>Every %Ln minute</numerusform>
            <numerusform>Every %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %Ln second(s)</source>
        <translation>
            <numerusform>Every %Ln second</numerusform>
            <numerusform>Every %Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::Times</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min ago</source>
        <translation>
            <numerusform>%Ln min ago</numerusform>
            <numerusform>%Ln min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::ToastStack</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more notification(s)</source>
        <translation>
            <numerusform>Show %Ln more notification</numerusform>
            <numerusform>Show %Ln more notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::TrayIcon</name>
    <message numerus="yes">
        <source>Baton: %Ln customer(s) waiting</source>
        <translation>
            <numerusform>Baton: %Ln customer waiting</numerusform>
            <numerusform>Baton: %Ln customers waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your customers have written</source>
        <translation>
            <numerusform>%Ln of your customers has written</numerusform>
            <numerusform>%Ln of your customers have written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::UnreadPresenter</name>
    <message numerus="yes">
        <source>%Ln of your customers have written</source>
        <translation>
            <numerusform>%Ln of your customers has written</numerusform>
            <numerusform>%Ln of your customers have written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>
