/** What the toolbox is made of besides its own code. */
package org.lrptoolbox.supply;
