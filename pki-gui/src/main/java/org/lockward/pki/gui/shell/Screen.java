package org.lockward.pki.gui.shell;

import javafx.scene.Node;

/// One place of the sidebar.
///
/// @param id a lower-case word, also in the name of its picture: `fleet`
/// @param title what the sidebar says
/// @param icon the code of an icon of Material Icons, as Ikonli writes it
/// @param view what is shown; made once
/// @param shown called each time that it comes to the front: puts the focus where the work is
public record Screen(String id, String title, String icon, Node view, Runnable shown) {}
