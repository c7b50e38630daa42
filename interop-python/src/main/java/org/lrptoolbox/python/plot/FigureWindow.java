package org.lrptoolbox.python.plot;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** Windows which show figures. */
public final class FigureWindow {
    private FigureWindow() {}

    /**
     * Opens a window for each figure.
     *
     * @param wait whether to return only when all of them are closed
     */
    public static void show(List<Canvas> figures, List<String> titles, boolean wait) throws InterruptedException {
        CountDownLatch open = new CountDownLatch(figures.size());
        for (int i = 0; i < figures.size(); i++) {
            BufferedImage picture = figures.get(i).view();
            String title = titles.get(i);
            SwingUtilities.invokeLater(() -> open(picture, title, open));
        }
        if (wait) {
            open.await();
        }
    }

    private static void open(BufferedImage picture, String title, CountDownLatch closed) {
        JFrame frame = new JFrame(title);
        frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        frame.add(new Picture(picture));
        frame.pack();
        frame.setLocationByPlatform(true);
        frame.addWindowListener(new java.awt.event.WindowAdapter() {
            @Override
            public void windowClosed(java.awt.event.WindowEvent event) {
                closed.countDown();
            }
        });
        frame.setVisible(true);
    }

    private static final class Picture extends JComponent {
        private static final long serialVersionUID = 1;
        private final transient BufferedImage picture;

        Picture(BufferedImage picture) {
            this.picture = picture;
            setPreferredSize(new Dimension(picture.getWidth(), picture.getHeight()));
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            graphics.drawImage(picture, 0, 0, this);
        }
    }
}
