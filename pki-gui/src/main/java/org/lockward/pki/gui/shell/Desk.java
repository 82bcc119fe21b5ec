package org.lockward.pki.gui.shell;

import org.lockward.pki.gui.action.Actions;
import org.lockward.pki.gui.preferences.Preferences;
import org.lockward.pki.gui.session.Changes;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.Background;

import java.time.InstantSource;

/// What every screen works with.
///
/// @param session the open CA
/// @param background where work goes
/// @param actions what a person can do
/// @param overlay where forms and problems are shown
/// @param changes what changes in the CA, whoever changes it
/// @param preferences what the person chose
/// @param clock the time
/// @param commands actions as commands to copy
public record Desk(
        Session session,
        Background background,
        Actions actions,
        Overlay overlay,
        Changes changes,
        Preferences preferences,
        InstantSource clock,
        Commands commands) {}
